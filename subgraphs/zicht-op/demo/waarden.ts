import { type Kysely, sql } from 'kysely'
import { geldigOp, type IndelingRij } from '../../../schema/indeling/indeling.ts'
import { createRandom, type Random } from '../../kit/filling/random.ts'
import { indicatoren } from '../reference/indicatoren.ts'
import type { GebiedNiveau, RedenOntbreekt, Tables } from '../tables.ts'
import { type Reeks, reeksen } from './reeksen.ts'
import { wijken } from './wijken.ts'

const jaren = [2021, 2022, 2023]
/** Below this a gemeente is small enough for secret figures. */
const kleineGemeente = 15_000

interface Waarde {
  readonly indicator_id: string
  readonly branche_code: string
  readonly gebied_code: string
  readonly jaar: number
  readonly waarde: number | null
  readonly reden: RedenOntbreekt | null
}

interface Niveauwaarde {
  readonly gebied: string
  readonly niveau: GebiedNiveau
  readonly inwoners: number
  /** The value in the first year, before rounding. */
  readonly basis: number
}

const indeling = geldigOp('2024-01-01')
const gemeenten = indeling.filter(({ soort }) => soort === 'GEMEENTE')
const laagsteNiveau = new Map(indicatoren.map(({ id, laagste_niveau }) => [id, laagste_niveau]))

/** Values of every series: gemeenten are drawn, country and provinces are their mean, wijken vary around theirs. */
export async function fillWaarden(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(20_240_514)
  const zonderPark = new Set(gemeenten.filter(() => random.chance(0.12)).map(({ code }) => code))
  for (const reeks of reeksen) await insert(db, waardenVan(reeks, zonderPark, random))
}

function waardenVan(reeks: Reeks, zonderPark: ReadonlySet<string>, random: Random): Waarde[] {
  const getrokken = gemeenten.map((gemeente) => ({
    gemeente,
    basis: zonderPark.has(gemeente.code) && reeks.indicator === 'recreatiewoningen' ? 0 : trek(reeks, random),
  }))
  const gebieden: Niveauwaarde[] = [
    { gebied: 'NL00', niveau: 'LAND', inwoners: 0, basis: gemiddelde(getrokken) },
    ...indeling
      .filter(({ soort }) => soort === 'PROVINCIE')
      .map(({ id, code }) => ({
        gebied: code,
        niveau: 'PROVINCIE' as const,
        inwoners: 0,
        basis: gemiddelde(getrokken.filter(({ gemeente }) => gemeente.provincie_id === id)),
      })),
    ...getrokken.map(({ gemeente, basis }) => ({
      gebied: gemeente.code,
      niveau: 'GEMEENTE' as const,
      inwoners: gemeente.inwoners ?? 0,
      basis,
    })),
    ...binnenGemeenten(reeks, getrokken, random),
  ]
  return jaren.flatMap((jaar) =>
    gebieden.map((gebied): Waarde => {
      const reden = redenVan(reeks, gebied, zonderPark, random)
      const sleutel = {
        indicator_id: reeks.indicator,
        branche_code: reeks.branche,
        gebied_code: gebied.gebied,
        jaar,
      }
      return { ...sleutel, reden, waarde: reden ? null : inJaar(reeks, gebied, jaar, random) }
    }),
  )
}

/** A draw that is skewed as such figures are: many a little below the middle, few far above it. */
function trek({ midden, spreiding, plafond }: Reeks, random: Random): number {
  // The sum of three uniform draws comes close to a normal one; the divisor makes its deviation one.
  const normaal = (random.int(0, 1000) + random.int(0, 1000) + random.int(0, 1000) - 1500) / 500
  return Math.min(plafond, midden * Math.exp(spreiding * normaal))
}

function gemiddelde(getrokken: readonly { gemeente: IndelingRij; basis: number }[]): number {
  const gewicht = getrokken.reduce((sum, { gemeente }) => sum + (gemeente.inwoners ?? 0), 0)
  return getrokken.reduce((sum, { gemeente, basis }) => sum + basis * (gemeente.inwoners ?? 0), 0) / gewicht
}

function binnenGemeenten(
  reeks: Reeks,
  getrokken: readonly { gemeente: IndelingRij; basis: number }[],
  random: Random,
): Niveauwaarde[] {
  const laagste = laagsteNiveau.get(reeks.indicator)
  const basisVan = new Map(getrokken.map(({ gemeente, basis }) => [gemeente.code.slice(2), basis]))
  return wijken
    .filter(({ niveau }) => laagste === 'BUURT' || niveau === laagste)
    .map(({ code, niveau }) => ({
      gebied: code,
      niveau,
      inwoners: 0,
      basis: trek({ ...reeks, midden: basisVan.get(code.slice(2, 6)) ?? reeks.midden }, random),
    }))
}

/** Country and provinces are always published; the smaller an area, the sooner a figure would give someone away. */
function redenVan(
  { indicator }: Reeks,
  { gebied, niveau, inwoners }: Niveauwaarde,
  zonderPark: ReadonlySet<string>,
  random: Random,
): RedenOntbreekt | null {
  if (niveau === 'LAND' || niveau === 'PROVINCIE') return null
  if (indicator === 'bewoning-vakantieparken' && zonderPark.has(gebied)) return 'NIET_VAN_TOEPASSING'
  const klein = niveau !== 'GEMEENTE' || inwoners < kleineGemeente
  if (klein && random.chance(0.12)) return 'GEHEIM'
  if (random.chance(0.01)) return 'ONBETROUWBAAR'
  return random.chance(0.01) ? 'ONBEKEND' : null
}

function inJaar(
  { groei, plafond }: Reeks,
  { niveau, basis }: Niveauwaarde,
  jaar: number,
  random: Random,
): number {
  const schommeling = niveau === 'LAND' ? 0 : random.int(-60, 60) / 1000
  const waarde = basis * groei ** (jaar - 2021) * (1 + schommeling)
  return Math.round(Math.min(plafond, waarde) * 10) / 10
}

/** One statement per series: the national mean is taken from its own row, so it cannot differ from it. */
async function insert(db: Kysely<Tables>, waarden: readonly Waarde[]): Promise<void> {
  await db
    .insertInto('zicht_op.landelijk_gemiddelde')
    .values(
      waarden
        .filter(({ gebied_code }) => gebied_code === 'NL00')
        .map(({ indicator_id, jaar, branche_code, waarde }) => ({
          indicator_id,
          jaar,
          branche_code,
          gemiddelde: waarde ?? 0,
        })),
    )
    .execute()
  const column = <Key extends keyof Waarde>(key: Key) => waarden.map((waarde) => waarde[key])
  await sql`
    insert into zicht_op.indicatorwaarde
      (indicator_id, branche_code, gebied_code, jaar, waarde, reden_ontbreekt, landelijk, synthetisch)
    select indicator_id, branche_code, nieuw.gebied_code, jaar, nieuw.waarde, nieuw.reden, gemiddelde, true
    from unnest(
      ${column('indicator_id')}::text[], ${column('branche_code')}::text[], ${column('gebied_code')}::text[],
      ${column('jaar')}::integer[], ${column('waarde')}::double precision[], ${column('reden')}::text[]
    ) as nieuw (indicator_id, branche_code, gebied_code, jaar, waarde, reden)
    join zicht_op.landelijk_gemiddelde using (indicator_id, jaar, branche_code)`.execute(db)
}
