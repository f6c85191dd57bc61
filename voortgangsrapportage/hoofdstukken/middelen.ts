import { nameBrief } from '../brieven.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import { jaarVan } from '../taal/datums.ts'
import { cite } from '../taal/say.ts'
import { letterlijk, tekst } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { MiddelenDocument, type MiddelenQuery } from '../vragen/documenten.ts'
import { alinea, tabel, whenKnown } from './blokken.ts'
import { bronnen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

const bron = bronnen.programma

type Middel = NonNullable<MiddelenQuery['middelen']>[number]

export async function middelen({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const antwoord = await hub.vraag(MiddelenDocument, {})
  const gelezen: Gelezen[] = []
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
          .flatMap(({ middel, cijfer, totaal }) => alinea(zinPerOrganisatie(cijfer, totaal, middel))),
        ...tabel({
          id: 'middelen-tabel',
          bijschrift:
            'Middelen die de brieven noemen; een bedrag dat deel is van een groter budget komt daar niet bovenop',
          kolommen: ['Middel', 'Voor wie', 'Jaren', 'Bedrag', 'Deel van', 'Brief'],
          rijen: gelezen.map(({ middel, cijfer }) => [
            middel.naam,
            [letterlijk(middel.ontvangers, cijfer)],
            jaren(middel),
            cijfer,
            middel.deelVan?.naam ?? '',
            nameBrief(middel.brief),
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

interface Gelezen {
  readonly middel: Middel
  readonly cijfer: Cijfer
  /** For all who receive it together. */
  readonly totaal: Cijfer
}

/** What letters up to the peildatum name. */
function lees(boek: Boek, antwoord: Antwoord<MiddelenQuery>, peildatum: string): readonly Gelezen[] {
  const rijen = antwoord.data?.middelen
  boek.tel(antwoord, ['middelen'], rijen, ({ brief }) => brief.uitersteDatum <= peildatum, {
    id: 'middelen.aantal',
    naam: 'Budgetten en bijdragen die de brieven noemen',
    soort: 'brief',
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
            ...uitBrief(middel),
          }),
          totaal: boek.lees(antwoord, ['middelen', index, 'totaal'], {
            id: `middelen.${middel.id}.totaal`,
            naam: `${middel.naam}, voor alle ontvangers samen${middel.structureel ? ', per jaar' : ''}`,
            ...uitBrief(middel),
          }),
        },
  )
}

/** An amount that a letter names, and which. */
function uitBrief({ brief }: Middel) {
  return { soort: 'brief', eenheid: 'euro', bron: `${bron}: ${nameBrief(brief)}` } as const
}

/** With what the amount is for, since some are for each year or each organisation. */
function naamVan({ naam, ontvangers, perOrganisatie, structureel }: Middel): string {
  return `${naam}${perOrganisatie ? `, voor ${ontvangers}` : ''}${structureel ? ', per jaar' : ''}`
}

export function zinProgramma(
  cijfer: Cijfer,
  { jaarVan: van, brief }: Pick<Middel, 'jaarVan' | 'brief'>,
): Tekst {
  return tekst`Volgens ${nameBrief(brief)} is voor het programma Weerbaar Bestuur sinds ${String(van)} jaarlijks ${cite(cijfer)} beschikbaar.`
}

export function zinPerOrganisatie(
  cijfer: Cijfer,
  totaal: Cijfer,
  middel: Pick<Middel, 'brief' | 'ontvangers' | 'jaarVan' | 'inclusiefBtwCompensatiefonds'>,
): Tekst {
  const btw = middel.inclusiefBtwCompensatiefonds
    ? ', inclusief de afdracht aan het btw-compensatiefonds'
    : ''
  return tekst`Volgens ${nameBrief(middel.brief)} ontving ${letterlijk(middel.ontvangers, cijfer)} in ${String(middel.jaarVan)} ${cite(cijfer)}${btw}; samen ${cite(totaal)}.`
}

function jaren({ jaarVan: van, jaarTot, structureel }: Middel): string {
  if (structureel) return `jaarlijks vanaf ${van}`
  if (jaarTot === null) return `vanaf ${van}`
  return van === jaarTot ? String(van) : `${van} tot en met ${jaarTot}`
}
