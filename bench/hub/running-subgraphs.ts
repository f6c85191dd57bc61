import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool as HttpPool } from 'undici'
import type { AssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { SubgraphRequest } from '../../subgraphs/kit/request/execute.ts'
import type { Executing, Start } from './subgraph-process.ts'
import { told } from './told.ts'
import type { Fetches } from './typical.ts'

/** How many requests are under way, each of all fetches: a process that waits between them pays for waking up. */
const atOnce = 6

/** All subgraphs in a process of their own. */
export interface Running {
  /** The answers of all fetches, as they came. */
  ask(fetches: Fetches, caller: Caller): Promise<string[]>
  /**
   * CPU of the process for so many times all fetches, in microseconds a fetch.
   *
   * @param isNew whether each is asked under a name of its own, which makes it an operation of its own.
   */
  measure(fetches: Fetches, caller: Caller, times: number, isNew?: boolean): Promise<number>
  /** The same without HTTP: what is left is to execute. */
  measureExecuting(executing: Executing): Promise<number>
  stop(): Promise<void>
}

export async function startSubgraphs(start: Start, signer: AssertionSigner): Promise<Running> {
  const child = fork(new URL('./subgraph-process.ts', import.meta.url), { serialization: 'advanced' })
  const urls = await told<Record<string, string>>(child, start)
  const pools = new Map(
    Object.entries(urls).map(([name, url]) => [name, new HttpPool(url, { connections: atOnce })]),
  )
  let named = 0

  async function fetchOne(name: string, request: SubgraphRequest, caller: Caller): Promise<string> {
    const response = await pools.get(name)?.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await signer.sign(caller, name)}`,
      },
      body: JSON.stringify(request),
    })
    const text = (await response?.body.text()) ?? ''
    if (response?.statusCode !== 200 || text.includes('"errors"')) {
      throw new Error(`Measuring: "${name}" answered ${response?.statusCode} ${text.slice(0, 200)}`)
    }
    return text
  }

  function ask(fetches: Fetches, caller: Caller): Promise<string[]> {
    return Promise.all(Object.entries(fetches).map(([name, request]) => fetchOne(name, request, caller)))
  }

  function newly(fetches: Fetches): Fetches {
    const name = `Nieuw${named++}`
    return Object.fromEntries(
      Object.entries(fetches).map(([subgraph, request]) => [
        subgraph,
        { ...request, query: `query ${name}${request.query.replace(/^query/, '')}` },
      ]),
    )
  }

  async function cpuOf(work: () => Promise<unknown>): Promise<number> {
    const before = await told<NodeJS.CpuUsage>(child, 'cpu')
    await work()
    const after = await told<NodeJS.CpuUsage>(child, 'cpu')
    return after.user + after.system - before.user - before.system
  }

  return {
    ask,
    async measure(fetches, caller, times, isNew = false) {
      let left = times
      const keepAsking = async () => {
        while (left-- > 0) await ask(isNew ? newly(fetches) : fetches, caller)
      }
      const spent = await cpuOf(() => Promise.all(Array.from({ length: atOnce }, keepAsking)))
      return spent / times / Object.keys(fetches).length
    },
    async measureExecuting(executing) {
      const spent = await cpuOf(() => told(child, executing))
      return spent / executing.times / Object.keys(executing.fetches).length
    },
    async stop() {
      for (const pool of pools.values()) await pool.close()
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}
