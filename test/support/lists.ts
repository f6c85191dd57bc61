import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLNamedType, isEnumType, isInterfaceType, isObjectType } from 'graphql'
import { fieldsIn } from '../../schema/language/coordinates.ts'

/** A list of the schema that gives cursors, in one order of it, and who has rows of it. */
export interface PagedList {
  /** `Organisatie.meldingen ERNST_AFLOPEND` */
  readonly name: string
  readonly afnemer: string
  /** The root field that asks one row of the list: `ask('$after')`. */
  ask(after: string): string
  /** Where the list is in the answer. */
  readonly path: readonly string[]
}

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** How a type that has lists is reached; the fields of `Organisatie` stand on every kind of organisation. */
const owners: Readonly<Record<string, string>> = {
  Query: '',
  Organisatie: 'organisatie(id: "gm0344")',
  Provincie: 'organisatie(id: "pv26")',
  Riec: 'riec(id: "riec-limburg")',
  Gebied: 'gebied(code: "PV26")',
  Indicator: 'indicator(id: "drugspanden")',
  Activiteit: 'activiteit(id: "impuls-weerbaar-bestuur")',
}

/** Who asks the lists that gemeente Utrecht may not see, or has no row of. */
const others: Readonly<Record<string, string>> = { contactmomenten: 'otwb', deelnemers: 'vng' }

/** Every list in every order; what stands on an organisation once. */
export function pagedLists(): PagedList[] {
  const shared = Object.keys(typeOf('Organisatie').getFields())
  const isOrganisatie = (type: GraphQLNamedType) =>
    isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Organisatie')
  return fieldsIn(schema)
    .filter(({ field }) => hasCursor(field.args))
    .filter(({ owner, field }) => !(isOrganisatie(owner) && shared.includes(field.name)))
    .flatMap(({ owner, field: { name, args } }) => {
      const order = args.find((one) => one.name === 'volgorde')
      const orders = order ? valuesOf(String(order.type)) : [null]
      const peildatum = args.some((one) => one.name === 'peildatum')
      return orders.map((volgorde) => listOf(owner.name, name, volgorde, peildatum))
    })
}

function listOf(type: string, field: string, volgorde: string | null, peildatum: boolean): PagedList {
  const owner = owners[type]
  if (owner === undefined)
    throw new Error(`Asking ${type}.${field}: lists.ts does not say how ${type} is reached`)
  const given = [
    ...(volgorde ? [`volgorde: ${volgorde}`] : []),
    ...(peildatum ? ['peildatum: "2024-06-30"'] : []),
  ]
  return {
    name: [`${type}.${field}`, volgorde].filter(Boolean).join(' '),
    afnemer: others[field] ?? 'gemeente-utrecht',
    ask(after) {
      const list = `${field}(${['first: 1', `after: ${after}`, ...given].join(', ')}) { pageInfo { endCursor } }`
      const narrowed = type === 'Provincie' ? `... on ${type} { ${list} }` : list
      return owner === '' ? list : `${owner} { ${narrowed} }`
    },
    path: owner === '' ? [field] : [owner.replace(/\(.*/, ''), field],
  }
}

function typeOf(name: string) {
  const type = schema.getType(name)
  if (!isInterfaceType(type)) throw new Error(`Listing the lists: ${name} is not an interface of the schema`)
  return type
}

function hasCursor(args: readonly { readonly name: string }[]): boolean {
  return args.some(({ name }) => name === 'after')
}

function valuesOf(type: string): string[] {
  const named = schema.getType(type.replace(/\W/g, ''))
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : []
}
