import {
  type FieldDefinitionNode,
  Kind,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql'
import { elementsIn } from '../language/coordinates.ts'
import { parseFieldSet } from '../language/field-set.ts'
import { nameOfType } from '../language/nodes.ts'
import { directiveArgument } from '../language/written-arguments.ts'
import { type Rules, rulesOf } from '../rights/directives.ts'
import { federationNames } from '../rights/links.ts'
import type { Rule } from '../rights/rule.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

interface FederatedField {
  /** Name of the type it returns, without lists. */
  readonly returns: string
  /** What the subgraph that resolves it must be given first: its `@requires`. */
  readonly requires: SelectionSetNode[]
  /** Whether a subgraph contributes it through an interface object. */
  throughInterfaceObject: boolean
}

/**
 * The types of all subgraphs laid over each other, before composition: fields, which objects an interface or union
 * can be, and every rule that any subgraph wrote. Inaccessible fields are in it too.
 */
export class FederatedTypes {
  readonly #fields = new Map<string, Map<string, FederatedField>>()
  /** Interface or union → the object types that it can be. */
  readonly #members = new Map<string, Set<string>>()
  readonly #interfaces = new Map<string, Set<string>>()
  readonly #rules: readonly Rules[]

  constructor(subgraphs: readonly SubgraphSdl[]) {
    this.#rules = subgraphs.map(({ sdl }) => rulesOf(sdl))
    for (const subgraph of subgraphs) this.#add(subgraph)
  }

  /** Every field with a `@requires`, as type and field. */
  *requiring(): Generator<{ readonly type: string; readonly field: string }> {
    for (const [type, fields] of this.#fields) {
      for (const [field, { requires }] of fields) if (requires.length > 0) yield { type, field }
    }
  }

  /** The object types that a type can be: itself, when it is one. */
  objects(type: string): string[] {
    const members = this.#members.get(type)
    return members ? [...members] : [type]
  }

  /** The field of an object, be it its own or one that an interface object gives it. */
  returns(object: string, field: string): string | undefined {
    return this.#definitions(object, field)[0]?.returns
  }

  requires(object: string, field: string): SelectionSetNode[] {
    return this.#definitions(object, field).flatMap(({ requires }) => requires)
  }

  /** The rules that hold for whoever reads the field, by every route: of its object, of itself, of what it returns. */
  leastRules(object: string, field: string): Rule[] {
    const shared = this.#interfacesOf(object).filter(
      (one) => this.#fields.get(one)?.get(field)?.throughInterfaceObject === true,
    )
    return [object, `${object}.${field}`, ...shared.map((one) => `${one}.${field}`)]
      .concat(this.returns(object, field) ?? [])
      .flatMap((coordinate) => this.rulesOn(coordinate))
  }

  /** Where rules can stand that protect the value of the field, by any route. */
  protecting(object: string, field: string): string[] {
    const owners = [
      object,
      ...this.#interfacesOf(object).filter((one) => this.#fields.get(one)?.has(field) === true),
    ]
    return [
      ...owners,
      ...owners.map((owner) => `${owner}.${field}`),
      this.returns(object, field) ?? [],
    ].flat()
  }

  /** Every rule on a type or coordinate, of any subgraph. */
  rulesOn(coordinate: string): Rule[] {
    return this.#rules.flatMap(({ types, fields }) => [
      ...(types.get(coordinate) ?? []),
      ...(fields.get(coordinate) ?? []),
    ])
  }

  #definitions(object: string, field: string): FederatedField[] {
    return [object, ...this.#interfacesOf(object)]
      .map((type) => this.#fields.get(type)?.get(field))
      .filter((definition) => definition !== undefined)
  }

  #interfacesOf(object: string): string[] {
    return [...(this.#interfaces.get(object) ?? [])]
  }

  #add({ sdl }: SubgraphSdl): void {
    const requires = federationNames(sdl, 'requires')
    const interfaceObject = federationNames(sdl, 'interfaceObject')
    for (const { kind, node, definition } of elementsIn(sdl)) {
      if (kind === 'type') this.#addMembers(node)
      if (kind === 'field') this.#addField(definition, node, requires, hasOne(definition, interfaceObject))
    }
  }

  #addMembers(definition: TypeDefinitionNode | TypeExtensionNode): void {
    const { name } = definition
    switch (definition.kind) {
      case Kind.UNION_TYPE_DEFINITION:
      case Kind.UNION_TYPE_EXTENSION:
        for (const member of definition.types ?? []) this.#membersOf(name.value).add(member.name.value)
        break
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
        for (const one of definition.interfaces ?? []) {
          this.#membersOf(one.name.value).add(name.value)
          entry(this.#interfaces, name.value, () => new Set()).add(one.name.value)
        }
        break
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        this.#membersOf(name.value)
    }
  }

  #membersOf(abstract: string): Set<string> {
    return entry(this.#members, abstract, () => new Set())
  }

  #addField(
    { name: type }: TypeDefinitionNode | TypeExtensionNode,
    { name, type: returned, directives }: FieldDefinitionNode,
    requires: ReadonlySet<string>,
    throughInterfaceObject: boolean,
  ): void {
    const known = entry(this.#fields, type.value, () => new Map<string, FederatedField>())
    const field = entry(known, name.value, () => ({
      returns: nameOfType(returned),
      requires: [],
      throughInterfaceObject: false,
    }))
    field.throughInterfaceObject ||= throughInterfaceObject
    for (const directive of directives ?? []) {
      if (!requires.has(directive.name.value)) continue
      const selection = parsed(directiveArgument(directive, 'fields'))
      if (selection) field.requires.push(selection)
    }
  }
}

function hasOne({ directives }: TypeDefinitionNode | TypeExtensionNode, names: ReadonlySet<string>): boolean {
  return (directives ?? []).some(({ name }) => names.has(name.value))
}

/** A field set; nothing when it is none, which composition refuses. */
function parsed(fields: unknown): SelectionSetNode | undefined {
  try {
    return parseFieldSet(String(fields))
  } catch {
    return undefined
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
