import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import type { Telling } from './tellingen.ts'
import type { Vraag } from './vraag.ts'

/** What a count must say, worked out from the data files and plain SQL, with nothing of what answers. */
export type Oordeel =
  | { readonly soort: 'GEWEIGERD' }
  | { readonly soort: 'GEEN'; readonly reden: string }
  | { readonly soort: 'WAARDE'; readonly waarde: number; readonly gevraagd: number; readonly geteld: number }

interface Organisatie {
  readonly id: string
  readonly soort: string
  readonly provincie: string | null
  readonly riec: string | null
  readonly van: string
  readonly tot: string
}

const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../schema/indeling/${file}.csv`, import.meta.url)), {
    columns: true,
    bom: true,
  })

const altijd = { van: '0000-01-01', tot: '9999-12-31' }
const eersteDag = new Map(rows('gemeenten-nieuw').map((rij) => [rij['code'], rij['eerste_dag']]))
const riecVan = new Map(rows('riecs').map((rij) => [rij['naam'], rij['id']]))
const gemeente = (rij: Record<string, string>): Organisatie => ({
  id: (rij['code'] ?? '').toLowerCase(),
  soort: 'GEMEENTE',
  provincie: (rij['provincie'] ?? '').toLowerCase(),
  riec: riecVan.get(rij['riec'] ?? '') ?? null,
  van: eersteDag.get(rij['code'] ?? '') ?? altijd.van,
  tot: rij['laatste_dag'] ?? altijd.tot,
})
const organisaties: readonly Organisatie[] = [
  ...rows('gemeenten-2024').map(gemeente),
  ...rows('gemeenten-beeindigd').map(gemeente),
  ...rows('provincies').map(({ code = '' }) => {
    const id = code.toLowerCase()
    return { id, soort: 'PROVINCIE', provincie: id, riec: null, ...altijd }
  }),
  ...rows('waterschappen').map(({ code = '' }) => ({
    id: code.toLowerCase(),
    soort: 'WATERSCHAP',
    provincie: null,
    riec: null,
    ...altijd,
  })),
]
const herindelingen = rows('herindelingen').map(
  ({ datum = '', van_code = '', naar_code = '', soort = '' }) => ({
    datum,
    van: van_code.toLowerCase(),
    naar: naar_code.toLowerCase(),
    heel: soort === 'opgegaan',
  }),
)

/** The kinds of organisation that have somebody in a functie. */
const soortenVanFunctie: Readonly<Record<string, readonly string[]>> = {
  BURGEMEESTER: ['GEMEENTE'],
  WETHOUDER: ['GEMEENTE'],
  RAADSLID: ['GEMEENTE'],
  GEDEPUTEERDE: ['PROVINCIE'],
}

/** The day until which the demo data is complete. */
const bijgewerktTot = '2024-12-31'

export async function oordeelOver(
  telling: Telling,
  vraag: Vraag,
  caller: Caller,
  pool: Pool,
): Promise<Oordeel> {
  const { filter, peildatum } = vraag
  const text = (naam: string) => filter[naam] as string | null | undefined
  const code = (naam: string) => text(naam)?.trim().toLowerCase() ?? null
  const [organisatie, provincie, riec] = [code('organisatie'), code('provincie'), code('riec')]
  const known = (id: string | null, among: readonly (string | null)[]) => id === null || among.includes(id)
  const van = text('van') ?? null
  const tot = text('tot') ?? null
  if (
    !known(
      organisatie,
      organisaties.map(({ id }) => id),
    ) ||
    !known(
      provincie,
      organisaties.filter(({ soort }) => soort === 'PROVINCIE').map(({ id }) => id),
    ) ||
    !known(
      riec,
      [...riecVan.values()].filter((id) => id !== undefined),
    ) ||
    (van !== null && ((tot !== null && van > tot) || (peildatum !== null && van > peildatum)))
  ) {
    return { soort: 'GEWEIGERD' }
  }

  const jaar = filter['opIndeling'] as number | undefined
  const soort = telling.soortVeld === undefined ? undefined : text(telling.soortVeld)
  const gevraagdeFuncties = filter['functie'] as string | readonly string[] | undefined
  const functies = gevraagdeFuncties === undefined ? null : [gevraagdeFuncties].flat()
  const metFunctie = (one: Organisatie) =>
    functies === null ||
    functies.length === 0 ||
    functies.some((functie) => soortenVanFunctie[functie]?.includes(one.soort))
  const vanSoort = telling.soortVan?.(filter)
  const kan = organisaties.some(
    (one) =>
      (organisatie === null || one.id === organisatie) &&
      (provincie === null || one.provincie === provincie) &&
      (riec === null || one.riec === riec) &&
      (soort === undefined || one.soort === soort) &&
      (vanSoort === undefined || one.soort === vanSoort) &&
      metFunctie(one),
  )
  if (!kan || telling.strijdig?.(filter, peildatum) === true) return { soort: 'GEWEIGERD' }
  const passend = organisaties.filter(
    (one) =>
      telling.soorten.includes(one.soort) &&
      (organisatie === null || one.id === organisatie) &&
      (provincie === null || one.provincie === provincie) &&
      (riec === null || one.riec === riec) &&
      (soort === undefined || one.soort === soort),
  )
  const doenMee = telling.deelnemendeFuncties
  const functieDoetMee =
    !functies?.length || doenMee === undefined || functies.some((one) => doenMee.includes(one))
  if (passend.length === 0 || !functieDoetMee) return { soort: 'GEEN', reden: 'GEEN_DEELNEMER' }
  const einde = [tot, peildatum, altijd.tot].filter((dag) => dag !== null).sort()[0] ?? altijd.tot
  const { vanaf, looptDoor = false } = telling
  const ooit = looptDoor ? altijd.van : (van ?? altijd.van)
  // Of a question without begin the source's first day is the begin, unless all that is asked lies before it.
  const begin = (looptDoor || van === null) && einde >= vanaf ? vanaf : ooit
  const inTijdvak = passend.filter((one) => one.van <= einde && one.tot >= begin)
  const bestaand =
    jaar === undefined
      ? inTijdvak
      : passend.filter((one) => one.van <= `${jaar}-01-01` && one.tot >= `${jaar}-01-01`)
  if (bestaand.length === 0) {
    const voorBron = jaar === undefined && passend.some((one) => one.van <= einde && one.tot >= ooit)
    return { soort: 'GEEN', reden: voorBron ? 'NIET_GELEVERD' : 'BESTOND_NIET' }
  }

  const opgegaanIn = (id: string): string[] =>
    jaar === undefined
      ? []
      : herindelingen
          .filter(({ naar, heel, datum }) => naar === id && heel && datum <= `${jaar}-01-01`)
          .flatMap((one) => [one.van, ...opgegaanIn(one.van)])
  const bereik = caller[telling.bereik]
  const magTellen = (id: string) => bereik === 'ALLE' || bereik.includes(id)
  const binnen = bestaand.filter(({ id }) => [id, ...opgegaanIn(id)].every(magTellen))
  if (binnen.length === 0) return { soort: 'GEEN', reden: 'BUITEN_BEREIK' }

  const eigen = telling.functies ? caller.functies : 'ALLE'
  const geteldeFuncties =
    functies === null ? eigen : functies.filter((one) => eigen === 'ALLE' || eigen.includes(one))
  if (geteldeFuncties !== 'ALLE' && geteldeFuncties.length === 0 && (functies?.length ?? 1) > 0) {
    return { soort: 'GEEN', reden: 'FUNCTIE_BUITEN_BEREIK' }
  }
  const ids = binnen.flatMap(({ id }) => [id, ...opgegaanIn(id)])
  const vanEerder = organisaties.some((one) => ids.includes(one.id) && one.van < vanaf)
  const eerste = van ?? (einde === altijd.tot ? vanaf : einde)
  if (einde < '2019-01-01' || (vanEerder && eerste < vanaf)) return { soort: 'GEEN', reden: 'NIET_GELEVERD' }
  if (jaar !== undefined) {
    const op = `${jaar}-01-01`
    // Which rows of the period nobody can lay with an organisation of that indeling.
    const betrokken = [...bestaand, ...inTijdvak]
    const later = betrokken.some((one) => one.van > op || (one.tot >= op && one.tot < einde))
    const elders = herindelingen.some(
      ({ naar, heel, datum }) =>
        betrokken.some(({ id }) => id === naar) &&
        (datum > op ? dagVoor(datum) < einde : !heel && begin < datum),
    )
    if (later || elders) return { soort: 'GEEN', reden: 'GESPLITST' }
  }
  const blijft = looptDoor || peildatum !== null
  const nogBestaand = blijft || binnen.some((one) => one.tot > bijgewerktTot)
  const laatste = [van, tot, peildatum]
    .filter((dag) => dag !== null)
    .sort()
    .at(-1)
  const gepland = telling.komtNog?.(filter) ?? false
  if (!gepland && nogBestaand && laatste !== undefined && laatste > bijgewerktTot) {
    return { soort: 'GEEN', reden: 'NIET_BIJGEWERKT' }
  }

  const genoemd = organisatie !== null || provincie !== null || riec !== null || soort !== undefined
  const statistiek = telling.bereik === 'organisatiesStatistiek'
  const overDagen = statistiek && peildatum === null
  const totBekend = tot ?? (overDagen && nogBestaand && !gepland ? bijgewerktTot : null)
  const vanBekend = van ?? (overDagen && vanEerder ? vanaf : null)
  const waarde = await count(telling, vraag, {
    ids,
    functies: geteldeFuncties,
    van: vanBekend,
    tot: totBekend,
    caller,
    pool,
  })
  return {
    soort: 'WAARDE',
    waarde,
    gevraagd: genoemd ? bestaand.length : binnen.length,
    geteld: binnen.length,
  }
}

/** The last day before a change. */
function dagVoor(datum: string): string {
  return new Date(Date.parse(datum) - 86_400_000).toISOString().slice(0, 10)
}

interface Keuze {
  readonly ids: readonly string[]
  readonly functies: 'ALLE' | readonly string[]
  readonly van: string | null
  readonly tot: string | null
  readonly caller: Caller
  readonly pool: Pool
}

async function count(telling: Telling, vraag: Vraag, keuze: Keuze): Promise<number> {
  const { ids, functies, van, tot, caller, pool } = keuze
  const parameters: unknown[] = telling.peildatum ? [vraag.peildatum] : []
  const put = (value: unknown) => `$${parameters.push(value)}`
  const conditions = [`organisatie_id = any (${put(ids)}::text[])`]
  if (functies !== 'ALLE') conditions.push(`functie = any (${put(functies)}::text[])`)
  if (van !== null) conditions.push(`datum >= ${put(van)}::date`)
  if (tot !== null) conditions.push(`datum <= ${put(tot)}::date`)
  if (caller.beperkingen.includes('alleen-aangifte')) conditions.push('aangifte_gedaan')
  for (const naam of Object.keys(telling.kenmerken)) {
    const value = vraag.filter[naam]
    if (value === undefined || value === null || naam === 'functie') continue
    conditions.push(
      Array.isArray(value) ? `"${naam}" = any (${put(value)}::text[])` : `"${naam}" = ${put(value)}`,
    )
  }
  const connection = await pool.connect()
  try {
    const { rows: found } = await connection.query<{ aantal: number }>(
      `select count(*)::integer as aantal from (${telling.rijen}) as rij where ${conditions.join(' and ')}`,
      parameters,
    )
    return found[0]?.aantal ?? -1
  } finally {
    connection.release()
  }
}
