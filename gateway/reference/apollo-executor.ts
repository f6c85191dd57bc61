import '../no-telemetry.ts'

import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Executor } from '../operation/execution.ts'
import { createApolloPlanner } from '../planner/apollo/planner.ts'
import { type Source, SourceError } from '../sources/source.ts'
import { PlanHandover } from './handover.ts'

interface ExecutionContext {
  readonly caller: Caller
  readonly traceparent: string
}

/**
 * The reference: `@apollo/gateway` executes, over the same plans and sources. Slower than the engine by an order of
 * magnitude; the tests hold the two against each other, and `ENGINE=apollo` serves it.
 */
export async function createApolloExecutor(options: {
  readonly executableSdl: string
  readonly sources: ReadonlyMap<string, Source>
  readonly logger: Logger
}): Promise<Executor> {
  const { executableSdl, sources, logger } = options
  const planner = createApolloPlanner({ executableSdl, logger })
  const apolloLogger = logger.child({ part: 'apollo' }, { level: 'warn' })
  const plans = new PlanHandover()
  const gateway = new ApolloGateway({
    supergraphSdl: executableSdl,
    logger: apolloLogger,
    queryPlannerConfig: { cache: plans },
    buildService: ({ name }) => dataSource(sourceNamed(sources, name)),
  })
  const server = new ApolloServer<ExecutionContext>({
    gateway,
    // Each caller gets a schema of its own (see introspect.ts), never the whole.
    introspection: false,
    logger: apolloLogger,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await server.start()

  return {
    async execute({ operation, variables, operationName, caller, traceparent }) {
      plans.give(operation, operationName, await planner.plan(operation, operationName))
      const { body } = await server.executeOperation(
        { query: operation, variables, ...(operationName ? { operationName } : {}) },
        { contextValue: { caller, traceparent } },
      )
      if (body.kind !== 'single') throw new Error('Executing an operation: the answer came in parts')
      const { data, errors = [] } = body.singleResult
      return () => ({ data, errors })
    },
    async close() {
      await server.stop()
      await planner.close()
    },
  }
}

function sourceNamed(sources: ReadonlyMap<string, Source>, name: string): Source {
  const source = sources.get(name)
  if (source) return source
  throw new Error(`Starting the gateway: the supergraph names the subgraph "${name}", which has no source`)
}

function dataSource(source: Source): GraphQLDataSource<ExecutionContext> {
  return {
    async process(options) {
      if (options.kind !== 'incoming operation')
        throw new SourceError(source.name, `unexpected ${options.kind}`)
      const { request, context } = options
      const asked = {
        query: request.query ?? '',
        variables: request.variables,
        traceparent: context.traceparent,
      }
      try {
        const unread = await source.execute(asked, context.caller)
        return unread() as Awaited<ReturnType<GraphQLDataSource['process']>>
      } catch (error) {
        throw failed(source.name, error)
      }
    },
  }
}

/** No answer from a source, in the form in which the gateway keeps whose it was. */
function failed(source: string, error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, {
    originalError,
    extensions: { code: error instanceof SourceError ? error.code : 'SOURCE_FAILED', serviceName: source },
  })
}
