/**
 * What a planner makes of an operation: which source is asked what, in which order, and where the answers go. Each
 * planner's own form is turned into this one, and the engine knows no other.
 */
export interface Plan {
  /** Null where nothing is to be asked. */
  readonly node: PlanNode | null
}

export type PlanNode = Sequence | Parallel | RootFetch | EntityFetch

/** One after another: what comes later needs what came before. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly nodes: readonly PlanNode[]
}

/** All at once. */
export interface Parallel {
  readonly kind: 'parallel'
  readonly nodes: readonly PlanNode[]
}

interface Fetch {
  readonly source: string
  /** The text of the operation for the source. */
  readonly operation: string
  /** The variables of the caller that it uses. */
  readonly variables: readonly string[]
}

/** Asks a source for fields of the operation's root. */
export interface RootFetch extends Fetch {
  readonly kind: 'root'
  readonly operationKind: OperationKind
  /** Where the answer goes: the root, or a field that gives the root again. */
  readonly place: Place
  readonly renames: readonly Rename[]
}

export type OperationKind = 'query' | 'mutation' | 'subscription'

/** Asks a source for more of objects that are there. */
export interface EntityFetch extends Fetch {
  readonly kind: 'entities'
  readonly batches: readonly EntityBatch[]
}

/** Objects of which a source is told the same, and asked the same. */
export interface EntityBatch {
  /** Under which key the entities are answered: `_entities`, or its alias. */
  readonly key: string
  /** In which variable the objects are told. */
  readonly variable: string
  readonly places: readonly Place[]
  /** What is told of each object. */
  readonly told: readonly Told[]
  /** Objects whose type the source knows by another name. */
  readonly retyped: readonly Retyped[]
  readonly renames: readonly Rename[]
}

/** Where in the answer: names of fields, `@` for every item of a list, and the types to which what follows is limited. */
export type Place = readonly Step[]
export type Step = string | OnTypes

/** Objects of these types only; one that does not name its type counts as one. */
export interface OnTypes {
  readonly types: readonly string[]
}

/** A part of what a source is told of an object. */
export type Told = ToldField | ToldOn

export interface ToldField {
  readonly kind: 'field'
  /** The key under which it came. */
  readonly key: string
  /** The name under which it is told. */
  readonly name: string
  /** What is told of the object in it; nothing for a value. */
  readonly told?: readonly Told[] | undefined
}

/** What is told of objects of a type only. */
export interface ToldOn {
  readonly kind: 'on'
  readonly type: string
  /** Whether only of objects that name just this type, as those do of which no more than an interface is known. */
  readonly exactly?: boolean
  readonly told: readonly Told[]
}

/** Objects at a place in what is told, that get the name of another type. */
export interface Retyped {
  readonly place: Place
  readonly type: string
}

/** A key that the plan asked under another name, where two types would have it for different things. */
export interface Rename {
  /** Where the objects are, from the answer or the entity. */
  readonly place: Place
  readonly from: string
  readonly to: string
}
