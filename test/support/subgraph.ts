import type { ExecutionResult } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import type { Subgraph, SubgraphDefinition } from '../../subgraphs/kit/subgraph.ts'
import type { TestDatabase } from './databases.ts'
import { isHeldRead } from './held-reads.ts'

/** A caller with every right on every row; narrow it per test: `callerWith({ organisaties: ['gm0344'] })`. */
export function callerWith(rights: Partial<Caller> = {}): Caller {
  return {
    afnemer: 'test',
    naam: 'Testafnemer',
    oin: '00000099000000000000',
    scopes: [],
    organisaties: 'ALLE',
    organisatiesStatistiek: 'ALLE',
    functies: 'ALLE',
    beperkingen: [],
    doel: 'test',
    ...rights,
  }
}

export interface RunningSubgraph {
  /** Asks as this caller; throws nothing, errors are in the answer. */
  ask(query: string, caller: Caller, variables?: Record<string, unknown>): Promise<ExecutionResult>
  /** The statements that the last `ask` ran. */
  readonly statements: readonly string[]
  readonly pool: Pool
}

/** Starts a subgraph with its demo data on a database of its own, for the tests of one `describe`. */
export function useSubgraph(database: TestDatabase, definition: SubgraphDefinition): RunningSubgraph {
  const statements: string[] = []
  let pool: Pool | undefined
  let subgraph: Subgraph | undefined

  beforeAll(async () => {
    pool = await database.open()
    await definition.prepare(pool, { demo: true })
    subgraph = definition.on(pool, {
      onStatement(sql) {
        if (!isHeldRead(sql)) statements.push(sql)
      },
    })
  }, 60_000)
  afterAll(() => pool?.close())

  return {
    statements,
    get pool() {
      if (!pool) throw new Error('Using a test database: it is not open yet; use it inside a test')
      return pool
    },
    async ask(query, caller, variables) {
      statements.length = 0
      if (!subgraph) throw new Error('Asking a subgraph: it has not started yet; ask inside a test')
      const answer = await subgraph.execute({ query, variables }, caller)
      // graphql-js makes objects without a prototype, which compare unequal to literals.
      return JSON.parse(JSON.stringify(answer)) as ExecutionResult
    },
  }
}
