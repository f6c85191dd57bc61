import { readFileSync } from 'node:fs'
import { isInterfaceType } from 'graphql'
import { loadSupergraph } from '../../gateway/supergraph/load.ts'
import { indeling } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { CallerView } from '../../schema/rights/policy.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { createRandom } from '../../subgraphs/kit/filling/random.ts'
import { type Bewerking, createBewerkingen, type Open } from './bewerkingen.ts'
import { inkrimpen } from './inkrimpen.ts'
import type { Antwoord, StartedHub, Vrager } from './start-hub.ts'
import { organisatieBuiten } from './tweeling.ts'
import { bewaarCursors, type Voorraad } from './waarden.ts'

const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')
const { policy } = loadSupergraph(supergraphSdl)
const { schema } = policy

/** Where the ids of a kind of record stand. */
const soorten: Readonly<Record<string, string>> = {
  melding: 'meldingen.melding',
  aanvraag: 'veilig_wonen.aanvraag',
  voorgesprek: 'otwb.voorgesprek',
  sessie: 'otwb.sessie',
  afspraak: 'otwb.afspraak',
  contactmoment: 'otwb.contactmoment',
  activiteit: 'programma.activiteit',
  datavolwassenheidstraject: 'zicht_op.datavolwassenheidstraject',
  thema: 'zicht_op.thema',
  indicator: 'zicht_op.indicator',
}

/** Ids of records of either database: of the caller's own organisations more than their share, and of one only. */
export async function makeVoorraad(pools: readonly Pool[], caller: Caller): Promise<Voorraad> {
  const own = caller.organisaties === 'ALLE' ? ['gm0344', 'pv30'] : caller.organisaties.slice(0, 3)
  const buiten = organisatieBuiten(caller) ?? 'gm0363'
  const organisaties = [
    ...own,
    ...own,
    buiten,
    'gm0344',
    'gm0518',
    'pv30',
    'pv31',
    'ws0155',
    'gm0756',
    'gm9999',
    ...indeling.slice(0, 5).map(({ id }) => id),
  ]
  const ids = new Map<string, string[]>()
  for (const pool of pools) {
    const connection = await pool.connect()
    try {
      for (const [soort, tafel] of Object.entries(soorten)) {
        const owned = /thema|indicator|activiteit$/.test(tafel) ? 'true' : `organisatie_id = any ($1::text[])`
        const { rows } = await connection.query<{ id: string }>(
          `(select id from ${tafel} where ${owned} order by md5(id) limit 15)
           union all (select id from ${tafel} order by md5(id) limit 15)`,
          owned === 'true' ? [] : [[...own, buiten]],
        )
        ids.set(soort, [...(ids.get(soort) ?? []), ...rows.map(({ id }) => id), 'onbekend'])
      }
    } finally {
      connection.release()
    }
  }
  return { ids, organisaties, cursors: new Map() }
}

export interface Verschil extends Bewerking {
  readonly een: Antwoord
  readonly ander: Antwoord
}

export interface Vergelijking {
  /** How many operations got each status: `200`, `400` … */
  readonly statussen: Readonly<Record<string, number>>
  /** How many answers had rows, and how many had a next page. */
  readonly metRijen: number
  readonly metVolgende: number
  /** Answers that were alike but for the order of their errors: fetches run side by side, and the first to fail
   * reports first. It says which source was quicker, not what it holds. */
  /** Operations that a source could not answer, or at which the hub broke: equal in both, and still a fault. */
  readonly storingen: readonly Bewerking[]
  readonly verschillen: readonly Verschil[]
}

/** Asks both hubs the same random operations; each difference is made as small as it goes. */
export async function vergelijk(
  hubs: readonly [StartedHub, StartedHub],
  { caller, vrager }: { readonly caller: Caller; readonly vrager: Vrager },
  voorraad: Voorraad,
  options: { readonly seed: number; readonly aantal: number; readonly hoogstens?: number },
): Promise<Vergelijking> {
  const { seed, aantal, hoogstens = 3 } = options
  const next = createBewerkingen(schema, createRandom(seed), voorraad, openTo(caller))
  const ask = ({ query, variables }: Bewerking) =>
    Promise.all(hubs.map((hub) => hub.vraag(vrager, query, variables))) as Promise<[Antwoord, Antwoord]>
  const differs = async (bewerking: Bewerking) => {
    const [een, ander] = await ask(bewerking)
    return een.status !== ander.status || een.body !== ander.body
  }
  const statussen: Record<string, number> = {}
  const verschillen: Verschil[] = []
  let metRijen = 0
  let metVolgende = 0
  const storingen: Bewerking[] = []
  for (let made = 0; made < aantal && verschillen.length < hoogstens; made++) {
    const bewerking = next()
    const [een, ander] = await ask(bewerking)
    statussen[een.status] = (statussen[een.status] ?? 0) + 1
    if (/"[a-z0-9_]*(cursor|id|datum|functie)":"/.test(een.body)) metRijen += 1
    if (een.body.includes('asNextPage":true')) metVolgende += 1
    if (een.status === 200) bewaarCursors(voorraad, een.body)
    if (een.status >= 500 || een.body.includes('SOURCE_FAILED')) storingen.push(bewerking)
    if (een.status === ander.status && een.body === ander.body) continue
    const smaller = await inkrimpen(schema, bewerking, differs)
    const [one, other] = await ask(smaller)
    verschillen.push({ ...smaller, een: one, ander: other })
  }
  return { statussen, metRijen, metVolgende, storingen, verschillen }
}

function openTo(caller: Caller): Open {
  const view = new CallerView(policy, caller)
  return (type, field) => {
    const named = schema.getType(type)
    const members = isInterfaceType(named) ? schema.getPossibleTypes(named) : []
    return [type, ...members.map(({ name }) => name)].every(
      (owner) => view.field(owner, field, type) === null,
    )
  }
}
