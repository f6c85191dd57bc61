import type {
  PlanNode as ApolloNode,
  FetchDataRewrite,
  FetchNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner'
import type {
  EntityFetch,
  OperationKind,
  Place,
  Plan,
  PlanNode,
  Rename,
  Retyped,
  Step,
  Told,
} from '../plan.ts'

/**
 * A plan of Apollo's, as the engine knows plans.
 *
 * @throws on what the hub cannot execute: conditions are resolved before planning, and nothing in its schema defers.
 */
export function planFromApollo({ node }: QueryPlan): Plan {
  if (!node) return { node: null }
  if (node.kind === 'Subscription') throw new Error('Reading a plan: it is of a subscription')
  return { node: nodeFrom(node, []) }
}

function nodeFrom(node: ApolloNode, place: Place): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return fetchFrom(node, place)
    case 'Flatten':
      return nodeFrom(node.node, [...place, ...node.path.map(String)])
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((one) => nodeFrom(one, place)) }
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((one) => nodeFrom(one, place)) }
    case 'Condition':
    case 'Defer':
      throw new Error(`Reading a plan: it holds a ${node.kind}, which the hub cannot execute`)
  }
}

function fetchFrom(node: FetchNode, place: Place): PlanNode {
  if (node.contextRewrites && node.contextRewrites.length > 0) {
    throw new Error(`Reading a plan: it sets a context for "${node.serviceName}", which the hub cannot`)
  }
  const asked = {
    source: node.serviceName,
    operation: node.operation,
    variables: node.variableUsages ?? [],
  }
  const renames = (node.outputRewrites ?? []).map(renameFrom)
  if (!node.requires)
    return { kind: 'root', ...asked, operationKind: node.operationKind as OperationKind, place, renames }
  return {
    kind: 'entities',
    ...asked,
    batches: [
      {
        key: '_entities',
        variable: 'representations',
        places: [place],
        told: node.requires.map(toldFrom),
        retyped: (node.inputRewrites ?? []).map(retypedFrom),
        renames,
      },
    ],
  } satisfies EntityFetch
}

function toldFrom(selection: QueryPlanSelectionNode): Told {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name
    return { kind: 'field', key, name: key, told: selection.selections?.map(toldFrom) }
  }
  return { kind: 'on', type: selection.typeCondition ?? '', told: selection.selections.map(toldFrom) }
}

const onType = '... on '

function stepFrom(step: string): Step {
  return step.startsWith(onType) ? { types: [step.slice(onType.length)] } : step
}

/** The place of the objects that a rewrite changes, and the key in them. */
function rewriteFrom({ path }: FetchDataRewrite): { readonly place: Place; readonly key: string } {
  const key = path.at(-1)
  if (key === undefined || key.startsWith(onType))
    throw new Error(`Reading a plan: the rewrite at "${path.join('.')}" names no field`)
  return { place: path.slice(0, -1).map(stepFrom), key }
}

function renameFrom(rewrite: FetchDataRewrite): Rename {
  const { place, key } = rewriteFrom(rewrite)
  if (rewrite.kind !== 'KeyRenamer') throw new Error('Reading a plan: it sets a value in an answer')
  return { place, from: key, to: rewrite.renameKeyTo }
}

function retypedFrom(rewrite: FetchDataRewrite): Retyped {
  const { place, key } = rewriteFrom(rewrite)
  if (rewrite.kind !== 'ValueSetter' || key !== '__typename')
    throw new Error(`Reading a plan: it changes "${key}" of what a source is told`)
  return { place, type: String(rewrite.setValueTo) }
}
