import type { Cijferboek } from '../cijfers/cijferboek.ts'
import { dag, eindeLaatsteJaar, jaarEerder } from '../taal/datums.ts'
import { bij } from '../taal/getallen.ts'
import { cite, citeShare } from '../taal/say.ts'
import { letterlijk, tekst } from '../taal/tekst.ts'
import type { Blok, Cijfer, Tekst } from '../verslag.ts'
import { OnlineIntimidatieDocument, type OnlineIntimidatieQuery } from '../vragen/documenten.ts'
import { wholeYearsUntil } from './bijgewerkt.ts'
import { alinea, breakdown, enumerated, grafiek, letOp, punt, tabel, whenKnown } from './blokken.ts'
import type { Material } from './material.ts'
import { waarschuwing } from './meldingen.ts'
import { type Onderzoekscijfer, readMonitor } from './monitor.ts'
import { bronnen, kanalen, keysOf, vormen } from './namen.ts'
import { yearsIn } from './perioden.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

const bron = bronnen.meldingen

type OnlineMaterial = Material<OnlineIntimidatieQuery>

export async function onlineIntimidatie({ hub, peildatum, bijgewerkt, boek }: Opdracht): Promise<Inhoud> {
  const van = jaarEerder(peildatum)
  const antwoord = await hub.vraag(OnlineIntimidatieDocument, {
    van,
    peildatum,
    eindeHeleJaren: wholeYearsUntil(peildatum, bijgewerkt.meldingen),
  })
  const material = { antwoord, peildatum }
  const secties = [
    sectie(boek, { id: 'online-kanalen', titel: 'Meldingen naar kanaal en vorm' }, (deel) => [
      ...perKanaal(deel, material),
      ...perVorm(deel, material),
    ]),
    sectie(boek, { id: 'online-door-de-jaren', titel: 'Door de jaren' }, (deel) => [
      ...perJaar(deel, material),
      ...onderzoek(deel, material),
    ]),
  ]
  const online = boek.cijfer('online.kanaal.SOCIALE_MEDIA')
  const totaal = boek.cijfer('online.meldingen')
  return {
    id: 'online-intimidatie',
    titel: 'Online intimidatie',
    kern: whenKnown([online, totaal], ([, alle]) =>
      alle === 0 ? null : zinOnline(online, totaal, peildatum),
    ),
    secties,
  }
}

export function zinOnline(online: Cijfer, totaal: Cijfer, peildatum: string): Tekst {
  const aantal = online.waarde ?? 0
  const deel = citeShare(online, totaal)
  return tekst`In de twaalf maanden tot en met ${dag(peildatum)} ${bij(aantal, 'ging')} ${cite(online, 'rond')} ${bij(aantal, 'melding')} over agressie of intimidatie via sociale media${deel === null ? '' : tekst`, ${deel} van alle meldingen`}.`
}

function perKanaal(boek: Cijferboek, { antwoord, peildatum }: OnlineMaterial): readonly Blok[] {
  const totaal = boek.lees(antwoord, ['perKanaal', 'totaal'], {
    id: 'online.meldingen',
    naam: `Meldingen in de twaalf maanden tot en met ${dag(peildatum)}`,
    bron,
  })
  const perKanaal = boek.splits(
    antwoord,
    ['perKanaal', 'cellen'],
    antwoord.data?.perKanaal?.cellen,
    keysOf(kanalen),
    ({ kanaal }) => kanaal,
    ['aantal'],
    (kanaal) => ({
      id: `online.kanaal.${kanaal}`,
      naam: `Meldingen in twaalf maanden via: ${kanalen[kanaal]}`,
      groep: 'Meldingen naar kanaal',
      bron,
    }),
  )
  const online = perKanaal.van('SOCIALE_MEDIA')
  return [
    ...whenKnown([online, totaal], ([, alle]) => (alle === 0 ? null : zinOnline(online, totaal, peildatum))),
    ...grafiek({
      id: 'online-per-kanaal',
      bijschrift: `Meldingen naar kanaal, twaalf maanden tot en met ${dag(peildatum)}`,
      alternatief: tekst`Liggende staven met het aantal meldingen per kanaal: ${enumerated(perKanaal.sleutels, (kanaal) => kanalen[kanaal].toLowerCase(), perKanaal)}.`,
      beeld: {
        vorm: 'staven',
        eenheid: 'aantal',
        richting: 'liggend',
        gestapeld: false,
        reeksen: [
          {
            naam: 'Meldingen',
            punten: perKanaal.sleutels.map((kanaal) => punt(kanalen[kanaal], perKanaal.van(kanaal))),
          },
        ],
      },
      ...breakdown('Kanaal', perKanaal.sleutels, (kanaal) => kanalen[kanaal], ['Meldingen', perKanaal]),
    }),
  ]
}

function perVorm(boek: Cijferboek, { antwoord, peildatum }: OnlineMaterial): readonly Blok[] {
  const sleutels = keysOf(vormen)
  const alle = boek.splits(
    antwoord,
    ['alleVormen', 'cellen'],
    antwoord.data?.alleVormen?.cellen,
    sleutels,
    ({ vorm }) => vorm,
    ['aantal'],
    (vorm) => ({
      id: `online.vorm.${vorm}`,
      naam: `Meldingen in twaalf maanden met de vorm: ${vormen[vorm]}`,
      groep: 'Meldingen naar vorm',
      bron,
    }),
  )
  const online = boek.splits(
    antwoord,
    ['online', 'cellen'],
    antwoord.data?.online?.cellen,
    sleutels,
    ({ vorm }) => vorm,
    ['aantal'],
    (vorm) => ({
      id: `online.vorm-sociale-media.${vorm}`,
      naam: `Meldingen in twaalf maanden via sociale media met de vorm: ${vormen[vorm]}`,
      groep: 'Meldingen via sociale media naar vorm',
      bron,
    }),
  )
  return tabel({
    id: 'online-per-vorm',
    bijschrift: `Meldingen naar vorm, twaalf maanden tot en met ${dag(peildatum)}; een melding kan meer vormen hebben`,
    ...breakdown(
      'Vorm',
      sleutels,
      (vorm) => vormen[vorm],
      ['Alle kanalen', alle],
      ['Waarvan via sociale media', online],
    ),
  })
}

function perJaar(boek: Cijferboek, { antwoord, peildatum }: OnlineMaterial): readonly Blok[] {
  const rijen = antwoord.data?.perJaar?.cellen
  const jaren = yearsIn(rijen, eindeLaatsteJaar(peildatum))
  const perJaar = boek.splits(
    antwoord,
    ['perJaar', 'cellen'],
    rijen,
    jaren,
    ({ periode }) => periode,
    ['aantal'],
    (jaar) => ({
      id: `online.jaar.${jaar}`,
      naam: `Meldingen via sociale media in ${jaar}`,
      groep: 'Meldingen via sociale media per jaar',
      bron,
      eindigt: `${jaar}-12-31`,
    }),
  )
  return [
    ...grafiek({
      id: 'online-per-jaar',
      bijschrift: 'Meldingen via sociale media per heel kalenderjaar',
      alternatief: tekst`Lijn met het aantal meldingen via sociale media per jaar: ${enumerated(jaren, String, perJaar)}. ${waarschuwing}`,
      beeld: {
        vorm: 'lijnen',
        eenheid: 'aantal',
        reeksen: [{ naam: 'Via sociale media', punten: jaren.map((jaar) => punt(jaar, perJaar.van(jaar))) }],
      },
      ...breakdown('Jaar', jaren, String, ['Meldingen via sociale media', perJaar]),
    }),
  ]
}

function onderzoek(boek: Cijferboek, { antwoord, peildatum }: OnlineMaterial): readonly Blok[] {
  const cijfers = readMonitor(boek, antwoord, peildatum, ['ONLINE_AGRESSIE'])
  return [
    ...cijfers.flatMap((cijfer) => alinea(zinOnderzoek(cijfer))),
    ...letOp(
      tekst`De registraties tellen wat is gemeld. Veel online agressie wordt niet gemeld, dus deze aantallen zeggen niet hoeveel er voorkomt.`,
    ),
  ]
}

export function zinOnderzoek({ rij: { bron, toelichting }, cijfer }: Onderzoekscijfer): Tekst {
  const wat = toelichting.charAt(0).toLowerCase() + toelichting.slice(1)
  return tekst`Onderzoek (${letterlijk(bron, cijfer)}) geeft ${cite(cijfer)}: ${letterlijk(wat, cijfer)}`
}
