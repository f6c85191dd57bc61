import type { Kysely } from 'kysely'
import { geldigOp, type IndelingRij, organisatieMet } from '../../../schema/indeling/indeling.ts'
import { addDays, createRandom, type Random } from '../../kit/filling/random.ts'
import type { Begeleider, DatavolwassenheidDimensie, Tables } from '../tables.ts'

/** Gemeenten with a completed traject on the date of the letter: "meer dan 50". */
const afgerondOpBrief = 53
const afgerondDaarna = 18
const herhaald = 4
const lopend = 14
const brief = '2024-05-14'

const dimensies: readonly DatavolwassenheidDimensie[] = [
  'STRATEGIE_EN_STURING',
  'DATA_EN_KWALITEIT',
  'TECHNIEK',
  'MENSEN_EN_VAARDIGHEDEN',
  'PRIVACY_EN_ETHIEK',
]

const aanbevelingen = [
  'Wijs één eigenaar aan voor het lokale ondermijningsbeeld (synthetisch)',
  'Leg vast welke gegevens voor welk doel worden gebruikt (synthetisch)',
  'Bespreek de afwijkingen van het landelijk gemiddelde elk kwartaal in de driehoek (synthetisch)',
  'Leid twee medewerkers op tot data-analist veiligheid (synthetisch)',
  'Controleer de adreskwaliteit op de vakantieparken (synthetisch)',
  'Toets nieuwe analyses vooraf op privacy en gelijke behandeling (synthetisch)',
  'Deel werkwijzen met de buurgemeenten in het RIEC (synthetisch)',
]

interface Traject {
  readonly id: string
  readonly organisatie_id: string
  readonly gestart_op: string
  readonly afgerond_op: string | null
}

/** The scan began in Zeeland and Brabant, so most trajects are there. */
function gewicht({ provincie_id, inwoners }: IndelingRij): number {
  const omvang = 1 + Math.round((inwoners ?? 0) / 40_000)
  return provincie_id === 'pv30' || provincie_id === 'pv29' ? omvang * 6 : omvang
}

export async function fillTrajecten(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(53)
  const trajecten = maakTrajecten(random)
  await db
    .insertInto('zicht_op.datavolwassenheidstraject')
    .values(
      trajecten.map((traject) => ({
        ...traject,
        begeleider: begeleiderVan(traject, random),
        synthetisch: true,
      })),
    )
    .execute()
  await db
    .insertInto('zicht_op.datavolwassenheidsscore')
    .values(trajecten.flatMap((traject) => scoresVan(traject, random)))
    .execute()
  await db
    .insertInto('zicht_op.datavolwassenheidsaanbeveling')
    .values(trajecten.flatMap((traject) => aanbevelingenVan(traject, random)))
    .execute()
}

function maakTrajecten(random: Random): Traject[] {
  const volgorde = gemeentenInVolgorde(afgerondOpBrief + afgerondDaarna - herhaald + lopend, random)
  const eersten = volgorde.slice(0, afgerondOpBrief)
  const lateren = volgorde.slice(afgerondOpBrief, afgerondOpBrief + afgerondDaarna - herhaald)
  const afgerond = [
    // The first ends on the day of the letter itself: "up to and including" has a case.
    ...eersten.map(
      (id, index) => [id, index === 0 ? brief : random.datum('2022-10-03', '2024-05-13')] as const,
    ),
    ...lateren.map((id) => [id, random.datum('2024-05-15', '2024-12-20')] as const),
    ...eersten.slice(1, 1 + herhaald).map((id) => [id, random.datum('2024-11-01', '2024-12-20')] as const),
  ]
  const trajecten = [
    ...afgerond.map(([organisatie_id, afgerond_op]) => ({
      organisatie_id,
      afgerond_op,
      // A repeat may not begin before the first one is done, and the last of those ends in May.
      gestart_op: addDays(afgerond_op, -random.int(90, 160)),
    })),
    ...volgorde.slice(-lopend).map((organisatie_id) => ({
      organisatie_id,
      afgerond_op: null,
      gestart_op: random.datum('2024-08-01', '2024-12-16'),
    })),
  ]
  return trajecten.map((traject, index) => ({
    ...traject,
    id: `dvt-${String(index + 1).padStart(4, '0')}`,
  }))
}

/** Distinct gemeenten; Utrecht and some of Limburg are always among the first. */
function gemeentenInVolgorde(aantal: number, random: Random): string[] {
  const gekozen = new Set(['gm0344', 'gm0935', 'gm0983', 'gm0855'])
  const keuze = geldigOp('2024-01-01')
    .filter(({ soort }) => soort === 'GEMEENTE')
    .map((gemeente) => [gemeente.id, gewicht(gemeente)] as const)
  while (gekozen.size < aantal) gekozen.add(random.weighted(keuze))
  return [...gekozen]
}

function begeleiderVan({ organisatie_id }: Traject, random: Random): Begeleider {
  const provincie = organisatieMet(organisatie_id)?.provincie_id
  if (provincie === 'pv29' || provincie === 'pv30') {
    return random.weighted<Begeleider>([
      ['TASKFORCE_RIEC', 3],
      ['AVANS_HOGESCHOOL', 1],
    ])
  }
  return random.weighted<Begeleider>([
    ['RIEC', 3],
    ['AVANS_HOGESCHOOL', 2],
  ])
}

function scoresVan({ id, organisatie_id, afgerond_op }: Traject, random: Random) {
  return dimensies.map((dimensie) => {
    const niveau_start = random.int(1, 3)
    const niveau_eind = afgerond_op !== null ? niveau_start + random.int(0, 2) : null
    return { traject_id: id, organisatie_id, dimensie, niveau_start, niveau_eind }
  })
}

function aanbevelingenVan({ id, organisatie_id, afgerond_op }: Traject, random: Random) {
  if (afgerond_op === null) return []
  return random
    .shuffle(aanbevelingen)
    .slice(0, random.int(2, 4))
    .map((tekst, index) => ({ traject_id: id, organisatie_id, volgnummer: index + 1, tekst }))
}
