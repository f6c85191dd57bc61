/**
 * `npm run compose`: the subgraphs' SDL → `schema/supergraph.graphql` and `schema/api.graphql`.
 * With `--check` it writes nothing and fails when what is committed is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { CompositionRejected, compose } from '../schema/composition/compose.ts'
import { localPort, subgraphs } from '../subgraphs/register.ts'

const files = {
  supergraph: new URL('../schema/supergraph.graphql', import.meta.url),
  api: new URL('../schema/api.graphql', import.meta.url),
}

function main(): void {
  const composition = compose(
    subgraphs.map((subgraph) => ({
      ...subgraph,
      url: `http://${subgraph.name}:${localPort(subgraph)}/graphql`,
    })),
  )
  const check = process.argv.includes('--check')
  for (const part of ['supergraph', 'api'] as const) {
    if (read(files[part]) === composition[part]) continue
    if (check)
      throw new CompositionRejected([`schema/${part}.graphql is stale; run "npm run compose" and commit it`])
    writeFileSync(files[part], composition[part])
    console.log(`Wrote schema/${part}.graphql`)
  }
  console.log(`Composed ${subgraphs.length} subgraphs`)
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

try {
  main()
} catch (error) {
  if (!(error instanceof CompositionRejected)) throw error
  console.error(error.message)
  process.exitCode = 1
}
