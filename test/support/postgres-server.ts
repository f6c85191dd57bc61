import pg from 'pg'
import type { TestProject } from 'vitest/node'

const candidates = [process.env['TEST_DATABASE_URL'], 'postgres://postgres@127.0.0.1:5432/postgres']

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a PostgreSQL server on which tests may create databases; null where none answers. */
    postgres: string | null
  }
}

/** Finds out once per run whether a PostgreSQL server answers, so that the tests run on it too. */
export default async function setup(project: TestProject): Promise<void> {
  await provideServer(project)
}

/** As above, and gives the server's URL; null where none answers. */
export async function provideServer(project: TestProject): Promise<string | null> {
  const found = await firstThatAnswers()
  if (!found && process.env['TEST_DATABASE_URL']) {
    throw new Error('Testing on PostgreSQL: TEST_DATABASE_URL is set, but no server answers there')
  }
  project.provide('postgres', found)
  return found
}

async function firstThatAnswers(): Promise<string | null> {
  for (const url of candidates) {
    if (!url) continue
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      return url
    } catch {
      if (url === process.env['TEST_DATABASE_URL']) return null
    } finally {
      await client.end().catch(() => {})
    }
  }
  return null
}
