import type { Antwoord } from '../hub/antwoord.ts'
import { jaarVan, voluit } from '../taal/datums.ts'
import { bedrag } from '../taal/geld.ts'
import { tekst, volgens } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { MiddelenDocument, type MiddelenQuery } from '../vragen/documenten.ts'
import { alinea, tabel, whenKnown } from './blokken.ts'
import { bronnen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

const bron = bronnen.programma

type Middel = NonNullable<MiddelenQuery['middelen']>[number]

export async function middelen({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const antwoord = await hub.vraag(MiddelenDocument, {})
  const gelezen: { readonly middel: Middel; readonly cijfer: Cijfer }[] = []
  const secties = [
    sectie(boek, { id: 'middelen-overzicht', titel: null }, (deel) => {
      gelezen.push(...lees(deel, antwoord, peildatum))
      const programma = gelezen.find(({ middel: { id } }) => id === 'weerbaar-bestuur')
      return [
        ...(programma
          ? whenKnown([programma.cijfer], () => zinProgramma(programma.cijfer, programma.middel))
          : []),
        ...gelezen
          .filter(({ middel }) => middel.perOrganisatie && middel.jaarVan <= jaarVan(peildatum))
          .flatMap(({ middel, cijfer }) => alinea(zinPerOrganisatie(cijfer, middel))),
        ...tabel({
          id: 'middelen-tabel',
          bijschrift:
            'Middelen die de brieven noemen; een bedrag dat deel is van een groter budget komt daar niet bovenop',
          kolommen: ['Middel', 'Voor wie', 'Jaren', 'Bedrag', 'Deel van', 'Brief'],
          rijen: gelezen.map(({ middel, cijfer }) => [
            middel.naam,
            middel.ontvangers,
            jaren(middel),
            cijfer,
            middel.deelVan?.naam ?? '',
            voluit(middel.brief.datumOmschrijving),
          ]),
        }),
      ]
    }),
  ]
  const programma = gelezen.find(({ middel: { id } }) => id === 'weerbaar-bestuur')
  return {
    id: 'middelen',
    titel: 'Middelen',
    kern: programma
      ? whenKnown([programma.cijfer], () => zinProgramma(programma.cijfer, programma.middel))
      : [],
    secties,
  }
}

type Boek = Opdracht['boek']

/** What letters up to the peildatum name. */
function lees(boek: Boek, antwoord: Antwoord<MiddelenQuery>, peildatum: string) {
  const rijen = antwoord.data?.middelen
  boek.tel(antwoord, ['middelen'], rijen, ({ brief }) => brief.uitersteDatum <= peildatum, {
    id: 'middelen.aantal',
    naam: 'Budgetten en bijdragen die de brieven noemen',
    bron,
  })
  return (rijen ?? []).flatMap((middel, index) =>
    middel.brief.uitersteDatum > peildatum
      ? []
      : {
          middel,
          cijfer: boek.lees(antwoord, ['middelen', index, 'bedrag'], {
            id: `middelen.${middel.id}`,
            naam: naamVan(middel),
            eenheid: 'euro',
            bron: `${bron}: brief ${voluit(middel.brief.datumOmschrijving)}`,
          }),
        },
  )
}

/** With what the amount is for, since some are for each year or each organisation. */
function naamVan({ naam, ontvangers, perOrganisatie, structureel }: Middel): string {
  return `${naam}${perOrganisatie ? `, voor ${ontvangers}` : ''}${structureel ? ', per jaar' : ''}`
}

export function zinProgramma(cijfer: Cijfer, { jaarVan: van }: Pick<Middel, 'jaarVan'>): Tekst {
  return tekst`Voor het programma Weerbaar Bestuur is sinds ${String(van)} jaarlijks ${volgens(bedrag(cijfer.waarde ?? 0), cijfer)} beschikbaar.`
}

export function zinPerOrganisatie(
  cijfer: Cijfer,
  middel: Pick<Middel, 'ontvangers' | 'jaarVan' | 'totaal' | 'inclusiefBtwCompensatiefonds'>,
): Tekst {
  const btw = middel.inclusiefBtwCompensatiefonds
    ? ', inclusief de afdracht aan het btw-compensatiefonds'
    : ''
  return tekst`In ${String(middel.jaarVan)} ontving ${middel.ontvangers} ${volgens(bedrag(cijfer.waarde ?? 0), cijfer)}${btw}; samen ${volgens(bedrag(middel.totaal), cijfer)}.`
}

function jaren({ jaarVan: van, jaarTot, structureel }: Middel): string {
  if (structureel) return `jaarlijks vanaf ${van}`
  if (jaarTot === null) return `vanaf ${van}`
  return van === jaarTot ? String(van) : `${van} tot en met ${jaarTot}`
}
