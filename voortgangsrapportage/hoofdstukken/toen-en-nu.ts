import { groupBy } from '../cijfers/group-by.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import { begrensd, begrenzing } from '../taal/begrenzing.ts'
import { dag, eindeLaatsteJaar, voluit } from '../taal/datums.ts'
import { samen, tekst, volgens } from '../taal/tekst.ts'
import type { Blok, Cijfer, Tekst } from '../verslag.ts'
import { ToenEnNuDocument, type ToenEnNuQuery } from '../vragen/documenten.ts'
import { grafiek, inTabel, letOp, opgemaakt, tabel, uitleg } from './blokken.ts'
import { bronnen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

type Mijlpaal = NonNullable<ToenEnNuQuery['mijlpalen']>[number]

/** Which figure of this report says today what a letter said then: the key of the mijlpaal → the id of the figure. */
const heden: Readonly<Record<string, string>> = {
  'aanvragen-veilig-wonen': 'veilig-wonen.aanvragen',
  'otwb-voorgesprekken': 'otwb.voorgesprekken',
  'otwb-sessies': 'otwb.sessies',
  'gemeenten-datavolwassenheid': 'zicht-op.datavolwassenheid',
  'zicht-op-themas': 'zicht-op.themas.ACTIEF',
  'zicht-op-themas-in-voorbereiding': 'zicht-op.themas.IN_VOORBEREIDING',
  'provincies-met-norm': 'organisaties.provincies-met-norm',
  'driehoeksessies-extra': 'organisaties.extra-driehoeksessies',
  'impuls-gemeenten': 'organisaties.organisaties.IMPULS',
  'pilot-integrale-beveiliging': 'organisaties.organisaties.PILOT',
  'budget-weerbaar-bestuur': 'middelen.weerbaar-bestuur',
  'tegemoetkoming-veilig-wonen': 'middelen.tegemoetkoming-veilig-wonen',
  'aanpak-ondermijning': 'middelen.ondermijning-kabinet-2022',
  'aanpak-ondermijning-structureel': 'middelen.ondermijning-kabinet-structureel',
}

/** The key of what is counted per calendar year. */
const perJaarGeteld = 'otwb-contactmomenten'

/** The same for one mijlpaal, where what is counted differs from letter to letter under the same key. */
const hedenVanMijlpaal: Readonly<Record<string, string>> = {
  'L2023-bijdrage-provincie': 'middelen.bijdrage-provincies-2022',
  'L2024-bijdrage-provincie': 'middelen.bijdrage-provincies-2023',
  'L2022-burgemeesters-bedreigd-crimineel-circuit': 'monitor.bedreiging-crimineel-milieu-burgemeesters-2017',
  'L2022-rijksambtenaren-standpunten-beinvloed': 'monitor.beinvloeding-rijksambtenaren-2019',
  'L2024-tweets-haat-vrouwelijke-politici': 'monitor.online-agressie-vrouwelijke-politici-2021',
}

/**
 * What letters said, beside what the hub says now.
 *
 * @param eerder the figures of the chapters before.
 */
export async function toenEnNu(
  { hub, peildatum, boek }: Opdracht,
  eerder: ReadonlyMap<string, Cijfer>,
): Promise<Inhoud> {
  const antwoord = await hub.vraag(ToenEnNuDocument, { peildatum })
  const secties = [
    sectie(boek, { id: 'toen-en-nu-tabel', titel: null }, (deel) => {
      const mijlpalen = antwoord.data?.mijlpalen
      deel.tel(antwoord, ['mijlpalen'], mijlpalen, () => true, {
        id: 'mijlpalen',
        naam: 'Cijfers uit de brieven tot en met de peildatum',
        bron: bronnen.programma,
      })
      const toen = (mijlpalen ?? []).map((mijlpaal, index) => ({
        mijlpaal,
        cijfer: deel.lees(antwoord, ['mijlpalen', index, 'waarde'], {
          id: `mijlpalen.${mijlpaal.id}`,
          naam: `${mijlpaal.onderwerp} (${voluit(mijlpaal.brief.datumOmschrijving)})`,
          eenheid: eenheidVan(mijlpaal),
          bron: `Brief ${voluit(mijlpaal.brief.datumOmschrijving)}`,
        }),
      }))
      return blokken(antwoord, toen, eerder, peildatum)
    }),
  ]
  return { id: 'toen-en-nu', titel: 'Toen en nu', kern: [], secties }
}

interface Toen {
  readonly mijlpaal: Mijlpaal
  readonly cijfer: Cijfer
}

function blokken(
  antwoord: Antwoord<ToenEnNuQuery>,
  toen: readonly Toen[],
  eerder: ReadonlyMap<string, Cijfer>,
  peildatum: string,
): readonly Blok[] {
  if (!antwoord.data?.mijlpalen) return []
  const nu = ({ mijlpaal }: Toen) => eerder.get(idVanHeden(mijlpaal, peildatum))
  const lijnen = toen.flatMap((een) => {
    const cijfer = nu(een)
    // A slope says something of a count that goes on counting, from a letter before this day.
    if (!cijfer || !(een.mijlpaal.sleutel in heden) || een.mijlpaal.eenheid !== 'AANTAL') return []
    if (een.mijlpaal.brief.uitersteDatum >= peildatum) return []
    return [
      {
        naam: `${een.mijlpaal.onderwerp}${nuGeheten[een.mijlpaal.id] ?? ''}`,
        van: een.mijlpaal.waarde,
        naar: cijfer.waarde,
      },
    ]
  })
  const opgave = {
    id: 'toen-en-nu',
    bijschrift: `Wat de brieven meldden en wat de hub telt op ${dag(peildatum)}`,
    kolommen: ['Onderwerp', 'Brief', 'Toen', 'Nu'],
    rijen: toen.map(
      (een) =>
        [
          een.mijlpaal.onderwerp,
          voluit(een.mijlpaal.brief.datumOmschrijving),
          [volgens(een.mijlpaal.formulering, een.cijfer)],
          celNu(nu(een), waarvan(een.mijlpaal, peildatum)),
        ] as const,
    ),
  }
  return [
    ...uitleg(
      tekst`Onder Toen staat wat een brief aan de Tweede Kamer meldde, in de woorden van die brief; onder Nu wat de hub telt op ${dag(peildatum)}. Waar de hub het onderwerp niet telt, staat dat er.`,
    ),
    ...zonderNu(toen.flatMap((een) => nu(een) ?? [])),
    ...(lijnen.length === 0
      ? tabel(opgave)
      : grafiek({
          ...opgave,
          alternatief: `Hellingen van toen naar nu: ${lijnen.map(({ naam, van, naar }) => `${naam} van ${van ?? 'onbekend'} naar ${naar ?? 'onbekend'}`).join('; ')}.`,
          beeld: { vorm: 'hellingen', eenheid: 'aantal', van: 'In de brief', naar: dag(peildatum), lijnen },
        })),
  ]
}

/** The figure that says now what a mijlpaal said then; of a count per year, that of the last whole year. */
function idVanHeden({ id, sleutel }: Mijlpaal, peildatum: string): string {
  if (sleutel === perJaarGeteld) return `otwb.contactmomenten.${eindeLaatsteJaar(peildatum).slice(0, 4)}`
  return hedenVanMijlpaal[id] ?? heden[sleutel] ?? ''
}

/** What a letter called by another name than the hub does: the letter of 2023 says intake of every voorgesprek. */
const nuGeheten: Readonly<Record<string, string>> = {
  'L2023-otwb-voorgesprekken': ', nu voorgesprekken genoemd',
}

/** What a count of now is of, where that is not clear from then: ` in 2023` of a count per year. */
function waarvan({ id, sleutel }: Mijlpaal, peildatum: string): string {
  const naam = nuGeheten[id]
  if (naam !== undefined) return naam
  return sleutel === perJaarGeteld ? ` in ${eindeLaatsteJaar(peildatum).slice(0, 4)}` : ''
}

/** One notice per reason of the figures that another chapter could not give. */
function zonderNu(cijfers: readonly Cijfer[]): readonly Blok[] {
  const gemist = [...new Set(cijfers)].filter(({ waarde }) => waarde === null)
  return [...groupBy(gemist, ({ reden }) => reden ?? 'zonder reden')].flatMap(([reden, eigen]) =>
    letOp(
      tekst`Zonder cijfer van nu (${reden}): ${samen(
        eigen.map((cijfer) => [volgens(cijfer.naam, cijfer)]),
        '; ',
      )}.`,
    ),
  )
}

function celNu(cijfer: Cijfer | undefined, waarvan: string): Tekst {
  if (!cijfer) return tekst`telt de hub niet`
  if (cijfer.waarde === null || cijfer.eenheid !== 'aantal') return inTabel(cijfer)
  if (begrenzing(cijfer.waarde).woord === null)
    return [...inTabel(cijfer), ...(waarvan === '' ? [] : [waarvan])]
  return tekst`${volgens(begrensd(cijfer.waarde), cijfer)} (${volgens(opgemaakt(cijfer), cijfer)})${waarvan}`
}

function eenheidVan({ eenheid }: Mijlpaal): Cijfer['eenheid'] {
  if (eenheid === 'EURO_CENT') return 'euro'
  return eenheid === 'PERCENTAGE' ? 'procent' : 'aantal'
}
