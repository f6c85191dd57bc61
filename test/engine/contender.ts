import type { GraphQLSchema } from 'graphql'
import { type Logger, pino } from 'pino'
import type { Answer } from '../../gateway/operation/answer.ts'
import type { Executor } from '../../gateway/operation/execution.ts'
import { respond } from '../../gateway/pipeline/respond.ts'
import type { Source } from '../../gateway/sources/source.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import type { ComposedGraph, Wereld } from './graph.ts'
import type { Operation } from './operations.ts'
import { createGraphSources, type OnTheWay } from './subgraph-source.ts'

/** An engine over a graph of its own, that answers as the hub would; refusing the whole is an answer too. */
export interface Contender {
  answer(operation: Operation, wereld: Wereld, onTheWay: OnTheWay): Promise<Answer>
  close(): Promise<void>
}

export type CreateExecutor = (options: {
  readonly executableSdl: string
  readonly schema: GraphQLSchema
  readonly sources: ReadonlyMap<string, Source>
  readonly logger: Logger
}) => Executor | Promise<Executor>

const until = Number.POSITIVE_INFINITY
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

export async function createContender(graph: ComposedGraph, create: CreateExecutor): Promise<Contender> {
  const { sources, set } = createGraphSources(graph)
  const logger = pino({ level: 'silent' })
  const { supergraphSdl: executableSdl, apiSchema: schema } = graph
  const executor = await create({ executableSdl, schema, sources, logger })
  return {
    async answer({ query, variables, operationName }, wereld, onTheWay) {
      set(wereld, onTheWay)
      const execution = { operation: query, variables, operationName, caller: anonymous, traceparent, until }
      return executor.execute(execution).then(
        (finish) => respond({ kind: 'unchanged' }, finish(), variables),
        (error: unknown) => ({
          data: null,
          errors: [{ message: String(error), extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        }),
      )
    },
    close: () => executor.close(),
  }
}
