import type {
  EntityBatchAlias,
  FetchNode,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner'
import type { EntityBatch, Place, Plan, PlanNode, Rename, Retyped, Told } from '../plan.ts'

/**
 * A plan of Hive's, as the engine knows plans.
 *
 * @param names what the planner calls sources → their names.
 * @throws on what the hub cannot execute: conditions are resolved before planning, and nothing in its schema defers.
 */
export function planFromHive({ node }: QueryPlan, names: SourceNames): Plan {
  return { node: node ? nodeFrom(node, [], names) : null }
}

/** What the planner calls sources → their names. */
type SourceNames = ReadonlyMap<string, string>

function nodeFrom(node: HiveNode, place: Place, names: SourceNames): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return fetchFrom(node, place, names)
    case 'BatchFetch':
      return {
        kind: 'entities',
        source: sourceOf(node, names),
        operation: node.operation,
        variables: node.variableUsages ?? [],
        batches: node.entityBatch.aliases.map((alias) => batchFrom(alias, place)),
      }
    case 'Flatten':
      return nodeFrom(node.node, [...place, ...placeFrom(node.path)], names)
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((one) => nodeFrom(one, place, names)) }
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((one) => nodeFrom(one, place, names)) }
    default:
      throw new Error(`Reading a plan: it holds a ${node.kind}, which the hub cannot execute`)
  }
}

function sourceOf({ serviceName }: { readonly serviceName: string }, names: SourceNames): string {
  const source = names.get(serviceName)
  if (source !== undefined) return source
  throw new Error(`Reading a plan: it asks "${serviceName}", which is no source`)
}

function fetchFrom(node: FetchNode, place: Place, names: SourceNames): PlanNode {
  const asked = {
    source: sourceOf(node, names),
    operation: node.operation,
    variables: node.variableUsages ?? [],
  }
  if (!node.requires) {
    const renames = (node.outputRewrites ?? []).map(renameFrom)
    return { kind: 'root', ...asked, operationKind: node.operationKind ?? 'query', place, renames }
  }
  const { requires, inputRewrites = [], outputRewrites = [] } = node
  return {
    kind: 'entities',
    ...asked,
    batches: [
      {
        key: '_entities',
        variable: 'representations',
        places: [place],
        ...toldOf(requires, inputRewrites, outputRewrites),
      },
    ],
  }
}

function batchFrom(
  {
    alias,
    representationsVariableName,
    paths,
    requires,
    inputRewrites = [],
    outputRewrites = [],
  }: EntityBatchAlias,
  place: Place,
): EntityBatch {
  return {
    key: alias,
    variable: representationsVariableName,
    places: paths.map((path) => [...place, ...placeFrom(path)]),
    ...toldOf(requires, inputRewrites, outputRewrites),
  }
}

function toldOf(
  requires: readonly RequiresSelection[],
  inputRewrites: readonly FetchRewrite[],
  outputRewrites: readonly FetchRewrite[],
): Pick<EntityBatch, 'told' | 'retyped' | 'renames'> {
  return {
    told: requires.map(toldFrom),
    retyped: inputRewrites.map(retypedFrom),
    renames: outputRewrites.map(renameFrom),
  }
}

function placeFrom(path: readonly FlattenNodePathSegment[]): Place {
  return path.map((step) => {
    if (step === '@') return step
    return 'Field' in step ? step.Field : { types: step.TypeCondition }
  })
}

/** An alias is what a source must be told it as, where it came under a key that the planner made. */
function toldFrom(selection: RequiresSelection): Told {
  if (selection.kind === 'Field') {
    const { name, alias = name, selections } = selection
    return { kind: 'field', key: name, name: alias, told: selections?.map(toldFrom) }
  }
  if (selection.kind === 'FragmentSpread') throw new Error('Reading a plan: it tells a named fragment')
  return { kind: 'on', type: selection.typeCondition, told: selection.selections.map(toldFrom) }
}

/** The place of the objects that a rewrite changes, and the key in them. */
function rewriteFrom(path: readonly FetchNodePathSegment[]): { readonly place: Place; readonly key: string } {
  const last = path.at(-1)
  if (!last || !('Key' in last)) throw new Error('Reading a plan: a rewrite names no field')
  const place = path.slice(0, -1).map((step) => ('Key' in step ? step.Key : { types: step.TypenameEquals }))
  return { place, key: last.Key }
}

function renameFrom(rewrite: FetchRewrite): Rename {
  if (!('KeyRenamer' in rewrite)) throw new Error('Reading a plan: it sets a value in an answer')
  const { place, key } = rewriteFrom(rewrite.KeyRenamer.path)
  return { place, from: key, to: rewrite.KeyRenamer.renameKeyTo }
}

function retypedFrom(rewrite: FetchRewrite): Retyped {
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : undefined
  const { place, key } = rewriteFrom(setter?.path ?? [])
  if (!setter || key !== '__typename')
    throw new Error(`Reading a plan: it changes "${key}" of what a source is told`)
  return { place, type: setter.setValueTo }
}
