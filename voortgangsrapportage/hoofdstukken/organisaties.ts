import { bekendheidOp, nameBrief } from '../brieven.ts'
import type { Cijferboek } from '../cijfers/cijferboek.ts'
import { dag, jaarEerder, jaarVan } from '../taal/datums.ts'
import { bij, hoofdletter } from '../taal/getallen.ts'
import { cite } from '../taal/say.ts'
import { letterlijk, rij, tekst, volgens } from '../taal/tekst.ts'
import type { Blok, Cijfer, Tekst } from '../verslag.ts'
import { OrganisatiesDocument, type OrganisatiesQuery, type TellingFragment } from '../vragen/documenten.ts'
import { breakdown, enumerated, grafiek, punt, tabel, whenKnown } from './blokken.ts'
import type { Material } from './material.ts'
import { activiteiten, bronnen, isProvincie, keysOf, provincies } from './namen.ts'
import { type Inhoud, type Opdracht, type Sectie, sectie } from './sectie.ts'

const bron = bronnen.programma

type OrganisatiesMaterial = Material<OrganisatiesQuery>

type Soort = keyof typeof activiteiten

type Norm = NonNullable<OrganisatiesQuery['normen']>[number]

export async function organisaties({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const jaar = jaarVan(peildatum)
  const antwoord = await hub.vraag(OrganisatiesDocument, {
    van: jaarEerder(peildatum),
    peildatum,
    jaarbegin: `${jaar}-01-01`,
    jaareinde: `${jaar}-12-31`,
  })
  const material = { antwoord, peildatum }
  const secties = [perSoort(boek, material), normen(boek, material), juridisch(boek, material)]
  const norm = boek.cijfer('organisaties.provincies-met-norm')
  return {
    id: 'weerbare-organisaties',
    titel: 'Weerbare organisaties',
    kern: whenKnown([norm], () => zinNormen(norm, metNorm(material), peildatum)),
    secties,
  }
}

function perSoort(boek: Cijferboek, material: OrganisatiesMaterial): Sectie {
  const { antwoord, peildatum } = material
  return sectie(boek, { id: 'organisaties-activiteiten', titel: 'Activiteiten' }, (deel) => {
    const totaal = deel.lees(antwoord, ['perSoort', 'totaal'], {
      id: 'organisaties.activiteiten',
      naam: 'Uitgevoerde activiteiten van het programma',
      bron,
      onzeker: differs(antwoord.data?.perSoort?.totaal, antwoord.data?.mogelijkPerSoort?.totaal),
    })
    const bereikt = deel.lees(antwoord, ['perSoort', 'organisaties'], {
      id: 'organisaties.bereikt',
      naam: 'Organisaties die aan een activiteit deelnamen',
      bron,
      onzeker: differs(antwoord.data?.perSoort?.organisaties, antwoord.data?.mogelijkPerSoort?.organisaties),
    })
    const cel = (kant: 'perSoort' | 'mogelijkPerSoort', soort: Soort) =>
      antwoord.data?.[kant]?.cellen?.find((een) => een.soort === soort)
    const lees = (veld: 'aantal' | 'organisaties', naam: string) =>
      deel.splits(
        antwoord,
        ['perSoort', 'cellen'],
        antwoord.data?.perSoort?.cellen,
        keysOf(activiteiten),
        ({ soort }) => soort,
        [veld],
        (soort) => ({
          id: `organisaties.${veld}.${soort}`,
          naam: `${naam}: ${activiteiten[soort]}`,
          groep: 'Activiteiten naar soort',
          bron,
          onzeker: differs(cel('perSoort', soort)?.[veld], cel('mogelijkPerSoort', soort)?.[veld]),
        }),
      )
    const aantallen = lees('aantal', 'Activiteiten')
    const deelnemers = lees('organisaties', 'Deelnemende organisaties')
    const extra = deel.lees(antwoord, ['extraDriehoeksessies', 'totaal'], {
      id: 'organisaties.extra-driehoeksessies',
      naam: `Extra driehoeksessies in ${jaarVan(peildatum)}, gehouden of ingepland`,
      bron,
      onzeker: differs(
        antwoord.data?.extraDriehoeksessies?.totaal,
        antwoord.data?.mogelijkExtraDriehoeksessies?.totaal,
      ),
    })
    return [
      ...whenKnown(
        [totaal, bereikt],
        ([aantal, hoeveel]) =>
          tekst`Tot en met ${dag(peildatum)} ${bij(aantal, 'is')} vanuit het programma ${cite(totaal, 'rond')} ${bij(aantal, 'activiteit')} uitgevoerd, waaraan ${cite(bereikt, 'rond')} verschillende ${bij(hoeveel, 'organisatie')} ${bij(hoeveel, 'deelnam')}.`,
      ),
      ...whenKnown([extra], ([aantal]) =>
        aantal === 0
          ? null
          : tekst`Over heel ${String(jaarVan(peildatum))} telt de hub ${cite(extra, 'woord')} extra ${bij(aantal, 'sessie')}, gehouden of ingepland, voor de driehoek van burgemeester, griffier en gemeentesecretaris.`,
      ),
      ...tabel({
        id: 'organisaties-activiteiten-tabel',
        bijschrift: `Uitgevoerde activiteiten tot en met ${dag(peildatum)}`,
        kolommen: ['Activiteit', 'Aantal', 'Deelnemende organisaties'],
        rijen: keysOf(activiteiten).map((soort) => [
          hoofdletter(activiteiten[soort]),
          aantallen.van(soort),
          deelnemers.van(soort),
        ]),
      }),
      ...perProvincie(deel, material),
    ]
  })
}

function perProvincie(boek: Cijferboek, { antwoord, peildatum }: OrganisatiesMaterial): readonly Blok[] {
  const sleutels = keysOf(provincies)
  const cel = (kant: 'perProvincie' | 'mogelijkPerProvincie', code: string) =>
    antwoord.data?.[kant]?.cellen?.find(({ provincie }) => provincie?.id === code)
  const perProvincie = boek.splits(
    antwoord,
    ['perProvincie', 'cellen'],
    antwoord.data?.perProvincie?.cellen,
    sleutels,
    ({ provincie }) => (isProvincie(provincie?.id) ? provincie.id : null),
    ['organisaties'],
    (provincie) => ({
      id: `organisaties.provincie.${provincie}`,
      naam: `Organisaties die aan een activiteit deelnamen: ${provincies[provincie]}`,
      groep: 'Deelnemende organisaties per provincie',
      bron,
      plaatsgebonden: true,
      onzeker: differs(
        cel('perProvincie', provincie)?.organisaties,
        cel('mogelijkPerProvincie', provincie)?.organisaties,
      ),
    }),
  )
  return grafiek({
    id: 'organisaties-kaart',
    bijschrift: `Organisaties die tot en met ${dag(peildatum)} aan een activiteit deelnamen, per provincie`,
    alternatief: tekst`Tegelkaart van de twaalf provincies, gekleurd naar het aantal deelnemende organisaties: ${enumerated(sleutels, (code) => provincies[code], perProvincie)}.`,
    beeld: {
      vorm: 'tegelkaart',
      eenheid: 'aantal',
      legenda: 'Deelnemende organisaties',
      tegels: sleutels.map((code) => ({
        code,
        ...punt(provincies[code], perProvincie.van(code)),
      })),
    },
    ...breakdown('Provincie', sleutels, (code) => provincies[code], [
      'Deelnemende organisaties',
      perProvincie,
    ]),
  })
}

/** Whether there were other activities if letters of uncertain day had appeared; a cell that is not there counts none. */
function differs(zeker: Geteld, mogelijk: Geteld): boolean {
  return (zeker?.waarde ?? 0) !== (mogelijk?.waarde ?? 0)
}

type Geteld = TellingFragment | null | undefined

/** What a letter that had appeared by the peildatum names. */
function bekend({ peildatum }: OrganisatiesMaterial): (norm: Norm) => boolean {
  return ({ brief }) => bekendheidOp(brief, peildatum) === 'bekend'
}

function metNorm(material: OrganisatiesMaterial): readonly Norm[] {
  return (material.antwoord.data?.normen ?? []).filter(
    (norm) => norm.soort === 'PROVINCIAAL' && bekend(material)(norm),
  )
}

function normen(boek: Cijferboek, material: OrganisatiesMaterial): Sectie {
  const { antwoord, peildatum } = material
  return sectie(boek, { id: 'organisaties-normen', titel: 'Normen' }, (deel) => {
    const provinciaal = deel.telInBrieven(
      antwoord,
      ['normen'],
      antwoord.data?.normen,
      ({ soort }) => soort === 'PROVINCIAAL',
      ({ brief }) => bekendheidOp(brief, peildatum),
      {
        id: 'organisaties.provincies-met-norm',
        naam: 'Provincies waarvan de brieven een gezamenlijke norm weerbare overheid noemen',
        bron,
      },
    )
    deel.telInBrieven(
      antwoord,
      ['normen'],
      antwoord.data?.normen,
      () => true,
      ({ brief }) => bekendheidOp(brief, peildatum),
      { id: 'organisaties.normen', naam: 'Normen die de brieven noemen', bron },
    )
    const bekende = (antwoord.data?.normen ?? []).filter(bekend(material))
    return [
      ...whenKnown([provinciaal], () => zinNormen(provinciaal, metNorm(material), peildatum)),
      ...tabel({
        id: 'organisaties-normen-tabel',
        bijschrift: `Normen die de brieven tot en met ${dag(peildatum)} noemen`,
        kolommen: ['Norm', 'Wat zij zegt', 'Gepresenteerd', 'Genoemd in'],
        rijen: bekende.map(({ naam, omschrijving, gepresenteerdOp, brief }) => [
          naam,
          [letterlijk(omschrijving)],
          gepresenteerdOp === null ? 'dag niet genoemd' : dag(gepresenteerdOp),
          nameBrief(brief),
        ]),
      }),
    ]
  })
}

/** What letters say of the norms: the hub does not count them itself, and without a letter it knows of none. */
export function zinNormen(
  cijfer: Cijfer,
  normen: readonly Pick<Norm, 'organisatie' | 'brief'>[],
  peildatum: string,
): Tekst {
  const aantal = cijfer.waarde ?? 0
  if (aantal === 0) {
    return tekst`Welke provincies een gezamenlijke norm weerbare overheid hebben, telt de hub niet zelf; de brieven in de hub tot en met ${dag(peildatum)} noemen er ${volgens('geen', cijfer)}.`
  }
  const brieven = [...new Set(normen.map(({ brief }) => nameBrief(brief)))].join(' en ')
  const namen = normen.flatMap(({ organisatie }) =>
    organisatie ? [[letterlijk(organisatie.naam, cijfer)]] : [],
  )
  return tekst`Volgens ${brieven} ${bij(aantal, 'heeft')} ${cite(cijfer, 'woord')} ${bij(aantal, 'provincie')} met gemeenten, waterschappen en het RIEC een gezamenlijke norm weerbare overheid: ${rij(namen)}. De hub telt deze normen niet zelf.`
}

function juridisch(boek: Cijferboek, { antwoord, peildatum }: OrganisatiesMaterial): Sectie {
  return sectie(boek, { id: 'organisaties-juridisch', titel: 'Juridische druk' }, (deel) => {
    const aantal = deel.lees(antwoord, ['juridisch', 'totaal'], {
      id: 'organisaties.juridische-intimidatie',
      naam: `Meldingen van juridische intimidatie in de twaalf maanden tot en met ${dag(peildatum)}`,
      bron: bronnen.meldingen,
    })
    return whenKnown(
      [aantal],
      ([meldingen]) =>
        tekst`In de twaalf maanden tot en met ${dag(peildatum)} ${bij(meldingen, 'is')} ${cite(aantal, 'rond')} ${bij(meldingen, 'melding')} geregistreerd van juridische intimidatie: procedures of beschuldigingen die zijn bedoeld om iemand persoonlijk onder druk te zetten.`,
    )
  })
}
