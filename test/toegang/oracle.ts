/** What an answer has to be: the design's words on authorisation, worked out from the written rules. */
import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import type { Asker } from './askers.ts'
import { type Requirement, readWrittenRules } from './rules.ts'

/** A refusal as the caller is told it. */
export interface Refusal {
  readonly veld: string
  readonly vereist: readonly string[]
}

export const written = readWrittenRules()
const { schema, requirements, reveals } = written

/** The type that a field gives; `__typename` gives none. */
export function returnedBy(type: string, field: string): string | undefined {
  const owner = schema.getType(type)
  if (!isObjectType(owner) && !isInterfaceType(owner)) return undefined
  const found = owner.getFields()[field]
  return found && getNamedType(found.type).name
}

/** The object types that a value of this type can be. */
export function possible(type: string): readonly string[] {
  const named = schema.getType(type)
  return isAbstractType(named) ? schema.getPossibleTypes(named).map(({ name }) => name) : [type]
}

/**
 * Why the asker may not read a field of an object, selected on that type or an interface of it; null when it may.
 * Told is the first that fails of: the object's type, the interface, the field, the field of the interface, and what
 * the field returns.
 */
export function refusal(asker: Asker, object: string, field: string, selectedOn: string): Refusal | null {
  const returned = returnedBy(object, field)
  const sites =
    field === '__typename'
      ? [object]
      : [object, selectedOn, `${object}.${field}`, `${selectedOn}.${field}`, ...(returned ? [returned] : [])]
  return firstRefusal(asker, sites)
}

/** Why using an argument is refused: it reveals a field that the asker may not read on every object it can be of. */
export function revealRefusal(asker: Asker, coordinate: string): Refusal | null {
  for (const revealed of reveals.get(coordinate) ?? []) {
    const [type = '', field = ''] = revealed.split('.')
    for (const owner of [type, ...possible(type)]) {
      const found = refusal(asker, owner, field, type)
      if (found) return found
    }
  }
  return null
}

function firstRefusal(asker: Asker, sites: readonly string[]): Refusal | null {
  for (const veld of sites) {
    const failing = (requirements.get(veld) ?? []).filter((requirement) => !holds(requirement, asker))
    if (failing.length > 0) return { veld, vereist: failing.map(words) }
  }
  return null
}

function holds({ authenticated, scopes, policies }: Requirement, asker: Asker): boolean {
  const oneOf = (lists: readonly (readonly string[])[], meets: (one: string) => boolean) =>
    lists.length === 0 || lists.some((all) => all.every(meets))
  return (
    (!authenticated || asker.afnemer !== null) &&
    oneOf(scopes, (scope) => asker.scopes.has(scope)) &&
    oneOf(policies, (policy) => meetsPolicy(asker, policy))
  )
}

function meetsPolicy({ doel }: Asker, policy: string): boolean {
  return doel !== null && policy === `doel:${doel}`
}

function words({ scopes, policies }: Requirement): string {
  const written = [scopes, policies]
    .filter((lists) => lists.length > 0)
    .map((lists) => lists.map((all) => all.join(' en ')).join(', of '))
  return written.length > 0 ? written.join('; en ') : 'een geldig token'
}

/** Every field of the API schema, introspection left out. */
export function everyCoordinate(): { coordinate: string; type: string; field: string }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
      ? Object.keys(type.getFields()).map((field) => ({
          coordinate: `${type.name}.${field}`,
          type: type.name,
          field,
        }))
      : [],
  )
}

/** What the matrix says of a field: every rule that stands on the way to it, in words. */
export function asks(type: string, field: string): string[] {
  const sites = [type, `${type}.${field}`, returnedBy(type, field) ?? '']
  return [...new Set(sites.flatMap((site) => requirements.get(site) ?? []).map(words))]
}
