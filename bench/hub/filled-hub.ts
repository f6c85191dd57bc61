import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool as HttpPool } from 'undici'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { fillToScale, type Scale } from './fill.ts'
import type { StartedHub, StartHub } from './hub-process.ts'
import { onDatabase } from './server.ts'
import { told } from './told.ts'

/** A hub on a database that is filled. */
export interface FilledHub {
  /**
   * Asks as an afnemer, over one of as many connections as there are.
   *
   * @returns how long it took, in milliseconds.
   * @throws when something else than an answer without errors came.
   */
  ask(query: string, afnemer: string): Promise<number>
  /** CPU time of the hub with its subgraphs, in milliseconds. */
  cpu(): Promise<number>
}

/** Makes a database, fills it, starts a hub on it, and drops it when `use` is done. */
export async function onFilledHub(
  scale: Scale,
  { register, connections }: { readonly register: string; readonly connections: number },
  use: (hub: FilledHub) => Promise<void>,
): Promise<void> {
  await onDatabase(async (url) => {
    await fill(url, scale)
    const child = fork(new URL('./hub-process.ts', import.meta.url), {
      serialization: 'advanced',
      // As the gateway is started.
      execArgv: [...process.execArgv, '--max-semi-space-size=16'],
    })
    try {
      const start: StartHub = { databaseUrl: url, register }
      const { origin, path, tokens } = await told<StartedHub>(child, start)
      const http = new HttpPool(origin, { connections })
      await use({
        async ask(query, afnemer) {
          const began = performance.now()
          const { statusCode, body } = await http.request({
            method: 'POST',
            path,
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${tokens.get(afnemer)}`,
            },
            body: JSON.stringify({ query }),
          })
          const text = await body.text()
          const took = performance.now() - began
          if (statusCode !== 200 || text.includes('"errors"')) {
            throw new Error(`Measuring: the hub answered ${statusCode} ${text.slice(0, 300)}`)
          }
          return took
        },
        async cpu() {
          const { user, system } = await told<NodeJS.CpuUsage>(child, 'cpu')
          return (user + system) / 1000
        },
      })
      await http.close()
    } finally {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    }
  })
}

async function fill(url: string, scale: Scale): Promise<void> {
  const preparing = openPostgres({ url, max: 1, statementTimeout: 600_000 })
  for (const definition of subgraphs) await definition.prepare(preparing, { demo: true })
  await preparing.close()
  const began = performance.now()
  await fillToScale(url, scale)
  console.log(`Filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
