import type { GraphQLSchema } from 'graphql'
import type { Finish } from '../operation/execution.ts'
import type { Plan } from '../planner/plan.ts'
import type { Source } from '../sources/source.ts'
import type { Data } from './data.ts'
import { once } from './once.ts'
import type { Operation } from './operation.ts'
import { completeRoot } from './response/complete.ts'
import { Faults } from './response/faults.ts'
import { withVisiblePath } from './response/visible-path.ts'
import { nothing, type Run } from './run.ts'
import type { RealNames } from './source-errors.ts'
import { compileSteps } from './steps.ts'
import type { Knowledge } from './supergraph/knowledge.ts'

export interface CompileParts {
  /** The API schema. */
  readonly schema: GraphQLSchema
  readonly knowledge: Knowledge
  readonly sources: ReadonlyMap<string, Source>
}

/** A normalised operation whose plan became functions: fetches what is asked, to make the answer of. */
export type Compiled = (run: Run) => Promise<Finish>

/** @param names response keys of the operation that were replaced, by what they became. */
export function compile(
  { schema, knowledge, sources }: CompileParts,
  plan: Plan,
  { definition, fragments }: Operation,
  names: RealNames,
): Compiled {
  const root = schema.getRootType(definition.operation)
  if (!root) throw new Error(`Compiling a plan: the hub offers no ${definition.operation}`)
  const fetchAll = compileSteps({ types: knowledge.types, sources, names }, plan.node)
  const complete = completeRoot({ schema, fragments, names }, root, definition.selectionSet)
  return async (run) => {
    const receive = fetchAll ? await fetchAll(run) : nothing
    return once(() => {
      receive()
      const data = complete(run.take(), new Faults(run, names)) as Data | null
      return { data, errors: run.errors.told.map((error) => withVisiblePath(error, data)) }
    })
  }
}
