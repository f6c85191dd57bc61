import type { Bekendheid, Brief, Brieven } from '../../brieven.ts'
import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import { dag, eindeLaatsteMaand, eindeVan, jaarVan, maandenTussen, tijdvak } from '../../taal/datums.ts'
import { bij, geheel } from '../../taal/getallen.ts'
import { opsomming } from '../../taal/opsomming.ts'
import { cite } from '../../taal/say.ts'
import { atHead, letterlijk, rij, tekst } from '../../taal/tekst.ts'
import { statuswoord } from '../../taal/woorden.ts'
import type { Blok, Cijfer } from '../../verslag.ts'
import type { ZichtOpQuery } from '../../vragen/documenten.ts'
import { grafiek, punt, tabel, whenKnown } from '../blokken.ts'
import type { Material } from '../material.ts'
import { bronnen } from '../namen.ts'
import { firstPeriode } from '../perioden.ts'
import { type Sectie, sectie } from '../sectie.ts'

/** With the letters, from which it is known that a theme is there, and until when visits are counted. */
export interface ZichtOpMaterial extends Material<ZichtOpQuery> {
  readonly brieven: Brieven
  /** The last day of the last whole month that was asked for. */
  readonly eindeHeleMaanden: string
}

type Thema = ZichtOpQuery['themas'][number]

export const bron = bronnen.zichtOp

/** The themes, how far they are, and how often the dashboard is visited. */
export function themas(boek: Cijferboek, material: ZichtOpMaterial): Sectie {
  const { antwoord } = material
  return sectie(boek, { id: 'zicht-op-themas', titel: "Thema's en gebruik" }, (deel) => {
    const rijen = antwoord.data?.themas
    const tel = (status: Thema['status'], naam: string) =>
      deel.telInBrieven(
        antwoord,
        ['themas'],
        rijen,
        (thema) => thema.status === status,
        bekendheid(material),
        { id: `zicht-op.themas.${status}`, naam, bron },
      )
    const bekende = (rijen ?? []).filter((thema) => bekendheid(material)(thema) === 'bekend')
    const actief = tel('ACTIEF', "Actieve thema's van Zicht op")
    const voorbereid = tel('IN_VOORBEREIDING', "Thema's van Zicht op in voorbereiding")
    const namen = (status: Thema['status'], cijfer: Cijfer) =>
      rij(
        bekende
          .filter((thema) => thema.status === status)
          .map(({ naam }) => [letterlijk(inZin(naam), cijfer)]),
      )
    return [
      ...whenKnown([actief], ([aantal]) =>
        aantal === 0
          ? null
          : tekst`Volgens de brieven past Zicht op de methode toe op ${cite(actief, 'woord')} ${bij(aantal, 'thema')}: ${namen('ACTIEF', actief)}.`,
      ),
      ...whenKnown([voorbereid], ([aantal]) =>
        aantal === 0
          ? null
          : tekst`${atHead(cite(voorbereid, 'woord'))} ${bij(aantal, 'onderwerp')} ${bij(aantal, 'is')} volgens de brieven in voorbereiding: ${namen('IN_VOORBEREIDING', voorbereid)}.`,
      ),
      ...tabel({
        id: 'zicht-op-themas-tabel',
        bijschrift: "Thema's van Zicht op",
        kolommen: ['Thema', 'Status', 'Genoemd sinds', 'Indicatoren'],
        rijen: bekende.map(({ naam, status, sinds, indicatoren }) => [
          naam,
          status === 'ACTIEF' ? 'Actief' : 'In voorbereiding',
          String(sinds),
          geheel(indicatoren.length),
        ]),
      }),
      ...gebruik(deel, material),
    ]
  })
}

/** A theme is known from the letter that names it: a Kamerbrief of the year that the source gives. */
function bekendheid({ brieven }: ZichtOpMaterial): (thema: Thema) => Bekendheid {
  const van = (brieven: readonly Brief[], sinds: number) =>
    brieven.some(({ soort, uitersteDatum }) => soort === 'KAMERBRIEF' && jaarVan(uitersteDatum) === sinds)
  return ({ sinds }) => {
    if (van(brieven.bekend, sinds)) return 'bekend'
    return van(brieven.onzeker, sinds) ? 'onzeker' : 'later'
  }
}

function gebruik(
  boek: Cijferboek,
  { antwoord, peildatum, eindeHeleMaanden: tot }: ZichtOpMaterial,
): readonly Blok[] {
  const totaal = boek.lees(antwoord, ['gebruik', 'totaal'], {
    id: 'zicht-op.bezoeken',
    naam: `Bezoeken aan het dashboard Zicht op tot en met ${dag(tot)}`,
    bron,
  })
  const cellen = antwoord.data?.gebruik?.cellen
  const eerste = firstPeriode(cellen)
  if (eerste === null) return []
  const maanden = maandenTussen(`${eerste}-01`, eindeLaatsteMaand(peildatum))
  const themas = [...new Map((cellen ?? []).map(({ thema }) => [thema.id, thema])).values()]
  const reeksen = themas.map(({ id, naam }) => {
    // Before a theme exists its months have no row, and no visits to count either.
    const vanaf = (cellen ?? []).find(({ thema }) => thema.id === id)?.periode ?? eerste
    const eigen = maanden.filter((maand) => maand >= vanaf)
    return {
      naam,
      perMaand: boek.splits(
        antwoord,
        ['gebruik', 'cellen'],
        cellen,
        eigen,
        ({ thema, periode }) => (thema.id === id ? periode : null),
        ['bezoeken'],
        (maand) => ({
          id: `zicht-op.bezoeken.${id}.${maand}`,
          naam: `Bezoeken aan het thema ${naam} in ${tijdvak(maand)}`,
          groep: 'Bezoeken per maand en thema',
          bron,
          eindigt: eindeVan(maand),
        }),
      ),
    }
  })
  return [
    ...whenKnown(
      [totaal],
      ([_bezoeken]) => tekst`Het dashboard is tot en met ${dag(tot)} ${cite(totaal, 'rond')} keer bezocht.`,
    ),
    ...grafiek({
      id: 'zicht-op-gebruik',
      bijschrift: `Bezoeken aan het dashboard per maand en thema, hele maanden tot en met ${dag(eindeLaatsteMaand(peildatum))}`,
      alternatief: tekst`Lijnen met het aantal bezoeken per maand voor ${opsomming(reeksen.map(({ naam }) => inZin(naam)))}.`,
      beeld: {
        vorm: 'lijnen',
        eenheid: 'aantal',
        // A line begins with its theme: nothing is missing before, and a mark there would look like a nought.
        reeksen: reeksen.map(({ naam, perMaand }) => ({
          naam,
          punten: perMaand.sleutels.map((maand) => punt(maand, perMaand.van(maand))),
        })),
      },
      kolommen: ['Maand', ...reeksen.map(({ naam }) => naam)],
      rijen: maanden.map((maand) => [
        tijdvak(maand),
        ...reeksen.map(({ perMaand }) =>
          perMaand.sleutels.includes(maand) ? perMaand.van(maand) : statuswoord('NIET_VAN_TOEPASSING'),
        ),
      ]),
    }),
  ]
}

/** A name in running text keeps its capitals only where it is an abbreviation: `PGB-zorgfraude`. */
function inZin(naam: string): string {
  return /^[A-Z]{2}/.test(naam) ? naam : naam.charAt(0).toLowerCase() + naam.slice(1)
}
