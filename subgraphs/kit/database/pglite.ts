import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs'
import type { Pool, PoolConnection } from './connection.ts'
import { lockFolder } from './folder-lock.ts'
import { readThrough } from './read-through.ts'

export interface PgliteOptions {
  /** Folder that keeps the data, for one process at a time; without it the data lives in memory. */
  readonly dataDir?: string | undefined
  /** A dump made by `dump()`, to start from. */
  readonly snapshot?: Blob | undefined
}

export interface PglitePool extends Pool {
  /** The whole database as one blob, to start others from. */
  dump(): Promise<Blob>
}

/** PostgreSQL inside this process. It has one session, so its users take turns. */
export async function openPglite({ dataDir, snapshot }: PgliteOptions = {}): Promise<PglitePool> {
  const unlock = dataDir !== undefined ? lockFolder(dataDir) : () => {}
  const folder = dataDir !== undefined ? join(dataDir, 'pglite') : undefined
  const holdsData = folder !== undefined && existsSync(join(folder, 'PG_VERSION'))
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    // To make an empty database takes seconds; a made one is unpacked.
    ...(holdsData ? {} : { loadDataDir: snapshot ?? (await emptyDatabase()) }),
    parsers: { [types.DATE]: (text: string) => text, [types.INT8]: Number },
  })
  let turn: Promise<void> = Promise.resolve()

  return {
    name: dataDir !== undefined ? `PGlite in ${dataDir}` : 'PGlite in memory',
    size: 1,
    async connect() {
      const previous = turn
      let release = () => {}
      turn = new Promise<void>((resolve) => {
        release = resolve
      })
      await previous
      return connection(pglite, release)
    },
    async dump() {
      return pglite.dumpDataDir('none')
    },
    async close() {
      await turn
      await pglite.close()
      unlock()
    },
  }
}

function connection(pglite: PGlite, release: () => void): PoolConnection {
  const own = {
    async query<Row>(sql: string, parameters: readonly unknown[]) {
      const answer = await pglite.query<Row>(sql, [...parameters])
      return { rows: answer.rows, affected: answer.affectedRows ?? 0 }
    },
    async exec(sql: string) {
      await pglite.exec(sql)
    },
  }
  return {
    ...own,
    read: readThrough(own),
    release(broken) {
      if (!broken) return release()
      // There is no other session to take instead: what it was in the middle of must not reach its next user.
      void pglite.exec('rollback').then(release, release)
    },
  }
}
