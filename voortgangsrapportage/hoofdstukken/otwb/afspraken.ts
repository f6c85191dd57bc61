import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import { dag, eindeLaatsteJaar } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite, citeShare } from '../../taal/say.ts'
import { tekst } from '../../taal/tekst.ts'
import type { Blok } from '../../verslag.ts'
import { breakdown, enumerated, grafiek, punt, tabel, whenKnown } from '../blokken.ts'
import { afspraakStatussen, keysOf } from '../namen.ts'
import { yearsIn } from '../perioden.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { bron, type OtwbMaterial } from './tour.ts'

/** What became of what was agreed in the sessions, and how often the team was asked for help. */
export function afspraken(boek: Cijferboek, material: OtwbMaterial): Sectie {
  return sectie(
    boek,
    { id: 'otwb-afspraken', titel: 'Opvolging van afspraken en contactmomenten' },
    (deel) => [...opvolging(deel, material), ...contactmomenten(deel, material)],
  )
}

function opvolging(boek: Cijferboek, { antwoord, peildatum }: OtwbMaterial): readonly Blok[] {
  const totaal = boek.lees(antwoord, ['afspraken', 'totaal'], {
    id: 'otwb.afspraken',
    naam: 'Afspraken die in sessies zijn gemaakt',
    bron,
  })
  const perStatus = boek.splits(
    antwoord,
    ['afspraken', 'cellen'],
    antwoord.data?.afspraken?.cellen,
    keysOf(afspraakStatussen),
    ({ status }) => status,
    ['aantal'],
    (status) => ({
      id: `otwb.afspraken.${status}`,
      naam: `Afspraken: ${afspraakStatussen[status]}`,
      groep: 'Afspraken naar status',
      bron,
    }),
  )
  const ondersteund = boek.lees(antwoord, ['metOndersteuning', 'totaal'], {
    id: 'otwb.afspraken.met-ondersteuning',
    naam: 'Afspraken met ondersteuning vanuit het programma',
    bron,
  })
  const uitgevoerd = perStatus.van('UITGEVOERD')
  return [
    ...whenKnown([totaal, uitgevoerd], ([gemaakt, klaar]) => {
      const deelVan = citeShare(uitgevoerd, totaal)
      const afspraken = tekst`In de sessies ${bij(gemaakt, 'is')} ${cite(totaal, 'rond')} ${bij(gemaakt, 'afspraak')} gemaakt over de eigen aanpak.`
      if (gemaakt === 0) return afspraken
      return tekst`${afspraken} Op ${dag(peildatum)} ${bij(klaar, 'was')} er daarvan ${cite(uitgevoerd, 'woord')} uitgevoerd${deelVan === null ? '' : tekst` (${deelVan})`}.`
    }),
    ...whenKnown([ondersteund, totaal], ([aantal, gemaakt]) =>
      gemaakt === 0
        ? null
        : tekst`Bij ${cite(ondersteund, 'rond')} ${bij(aantal, 'afspraak')} geeft BZK ondersteuning vanuit het programma Weerbaar Bestuur.`,
    ),
    ...grafiek({
      id: 'otwb-afspraken-status',
      bijschrift: `Afspraken uit de sessies naar status op ${dag(peildatum)}`,
      alternatief: tekst`Liggende staven met het aantal afspraken per status: ${enumerated(perStatus.sleutels, (status) => afspraakStatussen[status].toLowerCase(), perStatus)}.`,
      beeld: {
        vorm: 'staven',
        eenheid: 'aantal',
        richting: 'liggend',
        gestapeld: false,
        reeksen: [
          {
            naam: 'Afspraken',
            punten: perStatus.sleutels.map((status) =>
              punt(afspraakStatussen[status], perStatus.van(status)),
            ),
          },
        ],
      },
      ...breakdown('Status', perStatus.sleutels, (status) => afspraakStatussen[status], [
        'Afspraken',
        perStatus,
      ]),
    }),
  ]
}

function contactmomenten(boek: Cijferboek, { antwoord, peildatum }: OtwbMaterial): readonly Blok[] {
  const rijen = antwoord.data?.contactmomenten?.cellen
  const jaren = yearsIn(rijen, eindeLaatsteJaar(peildatum))
  const perJaar = boek.splits(
    antwoord,
    ['contactmomenten', 'cellen'],
    rijen,
    jaren,
    ({ periode }) => periode,
    ['aantal'],
    (jaar) => ({
      id: `otwb.contactmomenten.${jaar}`,
      naam: `Contactmomenten van het OTWB met ambtsdragers in ${jaar}`,
      groep: 'Contactmomenten per jaar',
      bron,
      eindigt: `${jaar}-12-31`,
    }),
  )
  const jaar = jaren.findLast((een) => perJaar.van(een).waarde !== null)
  const laatste = jaar === undefined ? undefined : perJaar.van(jaar)
  return [
    ...(laatste
      ? whenKnown(
          [laatste],
          ([aantal]) =>
            tekst`Los van de tour had het OTWB ${cite(laatste, 'rond')} ${bij(aantal, 'contactmoment')} met ambtsdragers in ${jaar ?? ''}.`,
        )
      : []),
    ...tabel({
      id: 'otwb-contactmomenten',
      bijschrift: 'Contactmomenten per heel kalenderjaar',
      ...breakdown('Jaar', jaren, String, ['Contactmomenten', perJaar]),
    }),
  ]
}
