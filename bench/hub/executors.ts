import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  type GraphQLSchema,
  isObjectType,
} from 'graphql'
import { compileOperation, interpretOperation } from '../../subgraphs/kit/compiled/operation.ts'

/** What can execute the operations of a subgraph. */
export const executors = ['compiled', 'graphql-js', 'graphql-jit'] as const
export type Executor = (typeof executors)[number]

const peers = new URL('peers/', import.meta.url)

/** graphql-jit lies apart from the hub's own dependencies, and takes the graphql of the hub. */
export function installExecutors(): void {
  if (existsSync(new URL('node_modules', peers))) return
  console.log('Installing graphql-jit, from bench/hub/peers/package-lock.json (6 MB)')
  execFileSync('npm', ['ci'], { cwd: peers, stdio: 'inherit' })
}

export function compileBy(executor: Executor): typeof compileOperation {
  if (executor === 'compiled') return compileOperation
  return executor === 'graphql-js' ? interpretOperation : generating()
}

/** As far as it is used; the file that has its types is not there before it is installed. */
interface GraphqlJit {
  compileQuery(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | undefined,
  ):
    | ExecutionResult
    | {
        query(
          root: undefined,
          context: unknown,
          variables: Record<string, unknown>,
        ): ExecutionResult | Promise<ExecutionResult>
      }
}

/** graphql-jit: writes the code of an operation and has it compiled. */
function generating(): typeof compileOperation {
  const { compileQuery } = createRequire(peers)('graphql-jit') as GraphqlJit
  return (schema, document, operation) => {
    callMethods(schema)
    const made = compileQuery(schema, document, operation.name?.value)
    if (!('query' in made))
      throw new Error(`Measuring graphql-jit: it refuses: ${JSON.stringify(made.errors)}`)
    return (context, _, given) => made.query(undefined, context, given)
  }
}

/**
 * graphql-jit reads a property and does not call it, where graphql-js does; a connection's properties are called, so
 * that only what is asked is read. A process has its schemas to itself, so they are changed in place.
 */
function callMethods(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !/(Connection|Edge|PageInfo)$/.test(type.name)) continue
    for (const [name, field] of Object.entries(type.getFields())) {
      if (name !== 'node') field.resolve ??= defaultFieldResolver
    }
  }
}
