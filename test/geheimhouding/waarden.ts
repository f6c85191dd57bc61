import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import type { Random } from '../../subgraphs/kit/filling/random.ts'

/** What arguments are drawn from. */
export interface Voorraad {
  /** Ids per kind of record, those of only one of the two hubs among them. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  readonly organisaties: readonly string[]
  /** Cursors that answers gave, per field. */
  readonly cursors: Map<string, string[]>
}

const provincies = ['pv20', 'pv26', 'pv30', 'pv31', 'pv99']
const riecs = ['riec-limburg', 'riec-midden-nederland', 'riec-onbekend']
const vreemd = [
  '',
  '_',
  '__typename',
  '%',
  "' or true --",
  'constructor',
  'gm0344%',
  'gm0344,gm0363',
  '\u0000',
  '\ud800',
  'ﬀ',
  '0',
  '~',
  'x'.repeat(300),
]
const vreemdInCursor = ['infinity', '-infinity', 'geen datum', '\u0000', 1e300, -1, 2 ** 53, '', '24-1-1']

/** A value of JSON for an argument, an input field or a variable; undefined leaves it out. */
export function waardeVoor(
  random: Random,
  voorraad: Voorraad,
  veld: string,
  naam: string,
  type: GraphQLInputType,
  required: boolean,
): unknown {
  if (isNonNullType(type)) return waardeVoor(random, voorraad, veld, naam, type.ofType, true)
  if (!required && random.chance(0.05)) return null
  if (isListType(type)) {
    const items = Array.from({ length: random.int(0, 2) }, () =>
      waardeVoor(random, voorraad, veld, naam, type.ofType, true),
    )
    return items
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || random.chance(0.09),
    )
    return Object.fromEntries(
      fields.map((field) => [field.name, waardeVoor(random, voorraad, veld, field.name, field.type, false)]),
    )
  }
  return scalar(random, voorraad, veld, naam, type.name)
}

function scalar(random: Random, voorraad: Voorraad, veld: string, naam: string, type: string): unknown {
  switch (type) {
    case 'Boolean':
      return random.chance(0.5)
    case 'Int':
      if (naam === 'first') return random.chance(0.03) ? random.pick([0, -1, 101]) : random.int(1, 5)
      return random.chance(0.04)
        ? random.pick([2 ** 31 - 1, -(2 ** 31), 0, -1, 300_000])
        : random.int(2019, 2026)
    case 'Float':
      return random.int(0, 60)
    case 'Datum':
      return random.chance(0.02) ? '2024-02-31' : random.datum('2019-01-01', '2025-06-30')
    default:
      return naam === 'after' ? cursor(random, voorraad, veld) : id(random, voorraad, veld, naam)
  }
}

function id(random: Random, { ids, organisaties }: Voorraad, veld: string, naam: string): string {
  if (random.chance(0.06)) return random.pick(vreemd)
  if (naam === 'organisatie' || veld === 'organisatie') return random.pick(organisaties)
  if (naam === 'provincie') return random.pick(provincies)
  if (naam === 'riec' || veld === 'riec') return random.pick(riecs)
  const known = ids.get(naam === 'id' ? veld : naam)
  return known && known.length > 0 ? random.pick(known) : random.pick(['utrecht', 'GM0344', 'NL', 'L2024'])
}

/** A cursor of an earlier answer, or one made of it that points at something else: also what is not there. */
function cursor(random: Random, { cursors, ids }: Voorraad, veld: string): string {
  const known = cursors.get(veld) ?? []
  const every = [...cursors.values()].flat()
  const one = known.length > 0 && random.chance(0.9) ? random.pick(known) : every[0]
  if (one === undefined || random.chance(0.04)) return random.pick(vreemd)
  if (random.chance(0.5)) return one
  const [name, ...values] = JSON.parse(Buffer.from(one, 'base64url').toString()) as (string | number)[]
  const others = ids.get(veld.replace(/en$/, '')) ?? []
  const changed = values.map((value, index) => {
    if (random.chance(0.05)) return random.pick(vreemdInCursor)
    if (typeof value === 'number') return value + random.int(-1, 1)
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return random.datum('2019-01-01', '2025-06-30')
    if (index < values.length - 1 || others.length === 0) return value
    return random.pick([...others.slice(0, 40), `${value}~`, value.slice(0, -1), ''])
  })
  return Buffer.from(JSON.stringify([name, ...changed])).toString('base64url')
}

/** Keeps every cursor of an answer, under the field that gave it. */
export function bewaarCursors({ cursors }: Voorraad, body: string, most = 200): void {
  const walk = (value: unknown, veld: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, veld)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      const isCursor = /(^|_)(cursor|endCursor|startCursor)$/.test(key)
      if (isCursor && typeof child === 'string') {
        const kept = cursors.get(veld) ?? []
        cursors.set(veld, [child, ...kept].slice(0, most))
      }
      const name = key.replace(/^a\d+_/, '')
      walk(child, ['edges', 'pageInfo', 'node'].includes(name) && name !== 'node' ? veld : name)
    }
  }
  walk(JSON.parse(body).data, '')
}
