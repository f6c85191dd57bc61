// Over 300 lines: the list, with beside it what recognises each fault in it.
import type { QueryPlan } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  type FormattedExecutionResult,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Answer } from '../../gateway/operation/answer.ts'
import { isCondition } from '../../schema/language/conditions.ts'
import { fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { chosenIn } from './chosen-operation.ts'
import { differences } from './compare.ts'
import { allFields, askedAs, fieldSetsOf, topFields } from './field-sets.ts'
import type { ComposedGraph } from './graph.ts'
import type { Operation } from './operations.ts'
import { fetchesIn } from './plans.ts'

/** An operation that the reference answered otherwise than the truth, with no fault put in. */
export interface Seen {
  readonly graph: ComposedGraph
  readonly operation: Operation
  readonly document: DocumentNode
  readonly answer: Answer
  readonly truth: FormattedExecutionResult
  readonly plan: () => QueryPlan | null
}

/** Something that `@apollo/gateway` does wrong where its sources do nothing wrong. */
export interface ReferenceFault {
  readonly name: string
  /** A plan that is wrong makes every executor wrong: ours may refuse there, and only there. */
  readonly errs: 'planner' | 'executor'
  readonly why: string
  /** The smallest operation that shows it, on one of the graphs. */
  readonly example: {
    readonly graph: string
    readonly query: string
    readonly variables?: Record<string, unknown>
  }
  /** Whether it explains what the reference did. */
  readonly explains: (seen: Seen) => boolean
}

/** All that is known, the narrowest first. Version 2.14.4 of the planner and the gateway. */
export const referenceFaults: readonly ReferenceFault[] = [
  {
    name: 'the order of fields',
    errs: 'executor',
    why: 'It puts fragments on one type together before it executes, so fields come in another order than GraphQL has them.',
    example: {
      graph: 'winkel',
      query: '{ bestellingen { ... on Bestelling { nr } klant ... on Bestelling { totaal { munt } } } }',
    },
    explains: ({ answer, truth }) =>
      differences(answer.data, truth.data ?? null).every(({ kind }) => kind === 'order') &&
      (answer.errors ?? []).length > 0 === (truth.errors ?? []).length > 0,
  },
  {
    name: 'errors kept back',
    errs: 'executor',
    why: 'A value that does not fit becomes null, and what is wrong with it goes to extensions.valueCompletion, not to errors.',
    example: { graph: 'vormen', query: '{ ding(id: "d2") { kleur } }' },
    explains: ({ answer, truth }) =>
      differences(answer.data, truth.data ?? null).every(({ kind }) => kind === 'order') &&
      (answer.errors ?? []).length === 0 &&
      (truth.errors ?? []).length > 0,
  },
  {
    name: 'no plan for an interface object',
    errs: 'planner',
    why: 'Asked for the type of an interface object through a union it throws. (Asked for a field with @requires of one of the types of one that cannot be resolved, it does not end: no graph has both.)',
    example: { graph: 'planken', query: '{ los { ... on Treffer { __typename } } }' },
    explains: ({ graph, answer, plan }) =>
      fieldSetsOf(graph).interfaceObjects.size > 0 && answer.data === null && plan() === null,
  },
  {
    name: 'an alias that is the name of a key',
    errs: 'executor',
    why: 'A key, or what a field requires, is read under its own name, and finds there what the caller gave that name; or the caller finds the key.',
    example: { graph: 'vormen', query: '{ rechter { id: extraMoet kleur } }' },
    explains: aliasOfKey,
  },
  {
    name: 'a required field with other arguments',
    errs: 'planner',
    why: 'One field with two sets of arguments is asked once, under one name: for @requires of two fields, or for @requires and the caller.',
    example: { graph: 'eisen', query: '{ misschien { portoEuro portoDollar } }' },
    explains: otherArguments,
  },
  {
    name: 'a requirement that is not handed over',
    errs: 'planner',
    why: 'A field that is itself required by another is asked for without what it requires.',
    example: { graph: 'eisen', query: '{ misschien { verzekerd } }' },
    explains: unmetRequirement,
  },
  {
    name: 'a requirement under a condition',
    errs: 'planner',
    why: 'What a skipped field requires is not fetched, and is still part of what is handed over for its neighbours: they are lost with it.',
    example: {
      graph: 'eisen',
      query: 'query($weg: Boolean!) { pakket(id: "p2") { portoEuro @skip(if: $weg) soort } }',
      variables: { weg: true },
    },
    explains: ({ answer, truth, plan }) => {
      const { fetches } = fetchesIn(plan())
      return (
        fetches.some(({ requires }) => requires) &&
        fetches.some(({ operation }) => /@(skip|include)/.test(operation)) &&
        differences(answer.data, truth.data ?? null).every(({ kind }) => kind === 'null')
      )
    },
  },
  {
    name: 'lists of lists in a requirement',
    errs: 'executor',
    why: 'An inner list is taken for an object without fields, and handed over as null.',
    example: { graph: 'eisen', query: '{ misschien { vlak } }' },
    explains: ({ graph, operation }) =>
      allFieldsOf(parse(operation.query)).some(({ name }) => fieldSetsOf(graph).deep.has(name.value)),
  },
  {
    name: 'the order of mutations',
    errs: 'planner',
    why: 'A field of Mutation in a fragment runs before those that stand before it.',
    example: {
      graph: 'vormen',
      query:
        'mutation { schrijf(tekst: "a") { stand } ... on Mutation { later: schrijf(tekst: "b") { stand } } ...F } fragment F on Mutation { laatst: schrijf(tekst: "c") { stand } }',
    },
    explains: ({ document, operation }) => {
      const { operation: kind, selectionSet } = chosenIn(document, operation.operationName)
      return kind === 'mutation' && selectionSet.selections.some((one) => one.kind !== Kind.FIELD)
    },
  },
  {
    name: 'conditions that take what holds them',
    errs: 'planner',
    why: 'Where all that is asked of an object is conditional, the object is not asked for either: null, where it is an object without fields.',
    example: {
      graph: 'winkel',
      query:
        'query($a: Boolean!, $b: Boolean!) { koppen @include(if: $a) { ... on Kop @include(if: $b) { __typename } } }',
      variables: { a: true, b: false },
    },
    explains: ({ document, answer, truth, plan }) =>
      fetchesIn(plan()).conditional &&
      hasConditionalSet(document) &&
      differences(answer.data, truth.data ?? null).some(({ kind }) => kind === 'null'),
  },
  {
    name: 'the type of an interface object',
    errs: 'executor',
    why: 'The name of the interface that a source with an interface object answers takes the place of the real type.',
    example: { graph: 'media', query: '{ helft { ... on Boek { cijfer __typename } } }' },
    explains: ({ graph, plan }) =>
      fetchesIn(plan()).fetches.some(({ requires, operation }) => {
        const [definition] = parse(operation).definitions
        if (!requires || definition?.kind !== Kind.OPERATION_DEFINITION) return false
        const asked = topFields(definition.selectionSet)[0]?.selectionSet?.selections ?? []
        return asked.some(
          (one) =>
            one.kind === Kind.INLINE_FRAGMENT &&
            fieldSetsOf(graph).interfaceObjects.has(one.typeCondition?.name.value ?? '') &&
            topFields(one.selectionSet).some(({ name }) => name.value === '__typename'),
        )
      }),
  },
  {
    name: 'requirements of types of one interface object',
    errs: 'planner',
    why: 'Two types require different fields through one interface object; the plan hands over both for each, while each has its own only.',
    example: { graph: 'media', query: '{ helft { ... on Film { kop } ... on Boek { rang } } }' },
    explains: ({ graph, plan }) =>
      fetchesIn(plan()).fetches.some(({ requires = [] }) => {
        const { interfaceObjects } = fieldSetsOf(graph)
        const types = requires.map((one) => (one.kind === 'InlineFragment' ? (one.typeCondition ?? '') : ''))
        return (
          types.some((type) => interfaceObjects.has(type)) &&
          types.some((type) => !interfaceObjects.has(type))
        )
      }),
  },
  {
    name: 'a fragment on a wider type',
    errs: 'executor',
    why: 'Where no type was asked, because it is known, a fragment on a union or interface makes it forget the type, and drops the fragments inside.',
    example: {
      graph: 'media',
      query: '{ enige { recensies { ... on Bijlage { ... on Recensie { bijlage { __typename } } } } } }',
    },
    explains: widerFragment,
  },
  {
    name: 'renamed keys that hold nothing',
    errs: 'executor',
    why: 'The plan asks a key under another name where two types have it with different types; 0, false and empty text are not put back.',
    example: { graph: 'media', query: '{ zoek { ... on Boek { rug } ... on Ster { afstand } } }' },
    explains: ({ plan }) =>
      fetchesIn(plan()).fetches.some(({ outputRewrites = [] }) =>
        outputRewrites.some(({ kind }) => kind === 'KeyRenamer'),
      ),
  },
]

/** The fault that explains an answer of the reference; null where it is one that is not known. */
export function explain(seen: Seen): ReferenceFault | null {
  return referenceFaults.find(({ explains }) => explains(seen)) ?? null
}

/** Whether some fault of the planner can be why nobody can execute the plan. */
export function plannerErrs(seen: Seen): boolean {
  return referenceFaults.some(({ errs, explains }) => errs === 'planner' && explains(seen))
}

function aliasOfKey({ graph, document }: Seen): boolean {
  const { read } = fieldSetsOf(graph)
  const types = new TypeInfo(graph.apiSchema)
  let found = false
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ alias, name }) {
        const parent = types.getParentType()
        if (!alias || alias.value === name.value || !parent) return
        const possible = isAbstractType(parent) ? graph.apiSchema.getPossibleTypes(parent) : [parent]
        found ||= [parent, ...possible].some((type) => read.get(type.name)?.has(alias.value))
      },
    }),
  )
  return found
}

function otherArguments({ graph, document }: Seen): boolean {
  const { required } = fieldSetsOf(graph)
  const sets = new Map([...required.values()].flatMap((fields) => [...fields]))
  const withArguments = new Set(
    [...sets.values()]
      .flatMap(allFields)
      .flatMap((field) => (field.arguments?.length ? [field.name.value] : [])),
  )
  const asked = new Map<string, Set<string>>()
  const add = (field: FieldNode): void => {
    if (withArguments.has(field.name.value)) {
      asked.set(field.name.value, (asked.get(field.name.value) ?? new Set()).add(askedAs(field)))
    }
    const set = sets.get(field.name.value)
    if (set) allFields(set).forEach(add)
  }
  allFieldsOf(document).forEach(add)
  return [...asked.values()].some((ways) => ways.size > 1)
}

function unmetRequirement({ graph, plan }: Seen): boolean {
  const { required } = fieldSetsOf(graph)
  return fetchesIn(plan()).fetches.some(({ serviceName, operation, requires }) => {
    const sets = required.get(serviceName)
    const handed = new Set(requires?.flatMap(namesIn))
    return allFieldsOf(parse(operation)).some(({ name }) => {
      const set = sets?.get(name.value)
      return set !== undefined && topFields(set).some((field) => !handed.has(field.name.value))
    })
  })
}

type PlanSelection = {
  readonly kind: string
  readonly name?: string
  readonly selections?: readonly PlanSelection[] | undefined
}

function namesIn(selection: PlanSelection): string[] {
  if (selection.kind === 'Field') return [selection.name ?? '']
  return (selection.selections ?? []).flatMap(namesIn)
}

function hasConditionalSet(document: DocumentNode): boolean {
  let found = false
  const conditional = ({ directives = [] }: SelectionNode) => directives.some(isCondition)
  visit(document, {
    SelectionSet(set: SelectionSetNode) {
      found ||= set.selections.every((one) => conditional(one) || one.kind !== Kind.FIELD)
    },
  })
  return found
}

function widerFragment({ graph, document }: Seen): boolean {
  const fragments = fragmentsOf(document)
  const { apiSchema } = graph
  const isAbstract = (name: string) => isAbstractType(apiSchema.getType(name))

  /** @param within the types of the fragments around, from the outside in. */
  const inSet = ({ selections }: SelectionSetNode, within: readonly string[]): boolean =>
    selections.some((one) => {
      if (one.kind === Kind.FIELD) return false
      const made = fragmentAt(one, fragments)
      if (!made) return false
      const on = made.typeCondition?.name.value
      const around = on && on !== within.at(-1) ? [...within, on] : within
      // Something wider than what is known, with a fragment inside it.
      if (around.length > 2 && around.slice(1, -1).some(isAbstract)) return true
      return inSet(made.selectionSet, around)
    })

  let found = false
  const types = new TypeInfo(apiSchema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ selectionSet }) {
        const type = types.getType()
        const named = type && getNamedType(type)
        if (selectionSet && isCompositeType(named)) found ||= inSet(selectionSet, [named.name])
      },
    }),
  )
  return found
}

function allFieldsOf(document: DocumentNode): FieldNode[] {
  const fields: FieldNode[] = []
  visit(document, { Field: (field) => void fields.push(field) })
  return fields
}
