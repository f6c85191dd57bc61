import { bekendheidOp, nameBrief } from '../brieven.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import { jaarVan } from '../taal/datums.ts'
import { cite } from '../taal/say.ts'
import { letterlijk, tekst } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { MiddelenDocument, type MiddelenQuery } from '../vragen/documenten.ts'
import { tabel, whenKnown } from './blokken.ts'
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
          .flatMap(({ middel, cijfer, totaal }) =>
            whenKnown([cijfer, totaal], () => zinPerOrganisatie(cijfer, totaal, middel)),
          ),
        ...tabel({
          id: 'middelen-tabel',
          bijschrift:
            'Middelen die de brieven noemen; een bedrag dat deel is van een groter budget komt daar niet bovenop',
          kolommen: ['Middel', 'Voor wie', 'Jaren', 'Bedrag', 'Deel van', 'Brief'],
          rijen: gelezen
            .filter(({ cijfer }) => cijfer.waarde !== null)
            .map(({ middel, cijfer }) => [
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

/** What letters name that had appeared by the peildatum, or may have. */
function lees(boek: Boek, antwoord: Antwoord<MiddelenQuery>, peildatum: string): readonly Gelezen[] {
  const rijen = antwoord.data?.middelen
  const bekendheid = ({ brief }: Middel) => bekendheidOp(brief, peildatum)
  boek.telInBrieven(antwoord, ['middelen'], rijen, () => true, bekendheid, {
    id: 'middelen.aantal',
    naam: 'Budgetten en bijdragen die de brieven noemen',
    bron,
  })
  return (rijen ?? []).flatMap((middel, index) => {
    if (bekendheid(middel) === 'later') return []
    const uitBrief = {
      soort: 'brief',
      eenheid: 'euro',
      bron: `${bron}: ${nameBrief(middel.brief)}`,
      groep: `Middelen die ${nameBrief(middel.brief)} noemt`,
      brief: middel.brief,
    } as const
    return {
      middel,
      cijfer: boek.lees(antwoord, ['middelen', index, 'bedrag'], {
        id: `middelen.${middel.id}`,
        naam: naamVan(middel),
        ...uitBrief,
      }),
      totaal: boek.lees(antwoord, ['middelen', index, 'totaal'], {
        id: `middelen.${middel.id}.totaal`,
        naam: `${middel.naam}, voor alle ontvangers samen${middel.structureel ? ', per jaar' : ''}`,
        ...uitBrief,
      }),
    }
  })
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
