import type { Brieven } from '../brieven.ts'
import type { Cijferboek } from '../cijfers/cijferboek.ts'
import { groupBy } from '../cijfers/group-by.ts'
import type { HubClient } from '../hub/hub-client.ts'
import { dag } from '../taal/datums.ts'
import { hoofdletter } from '../taal/getallen.ts'
import { samen, tekst, volgens } from '../taal/tekst.ts'
import { statuswoord } from '../taal/woorden.ts'
import type { Alinea, Blok, Cijfer, Hoofdstuk, Kennisgeving, Tekst } from '../verslag.ts'
import { aboutData } from './about-data.ts'
import type { Bijgewerkt } from './bijgewerkt.ts'

/** What a chapter is made with. */
export interface Opdracht {
  readonly hub: HubClient
  readonly peildatum: string
  /** The letters that were known on that day. */
  readonly brieven: Brieven
  /** Until when each source is complete. */
  readonly bijgewerkt: Bijgewerkt
  /** The figures of this chapter. */
  readonly boek: Cijferboek
}

/** A chapter before it has its number. */
export interface Inhoud {
  readonly id: string
  readonly titel: string
  /** Its sentences for the summary. */
  readonly kern: readonly Alinea[]
  readonly secties: readonly Sectie[]
}

/** A section: without a title it stands at the head of the chapter. */
export interface Sectie {
  readonly id: string
  readonly titel: string | null
  readonly blokken: readonly Blok[]
  readonly staat: Hoofdstuk['staat']
}

/** Makes a section from the figures it reads itself; what it misses stands first, with the reason. */
export function sectie(
  boek: Cijferboek,
  { id, titel }: { readonly id: string; readonly titel: string | null },
  maak: (boek: Cijferboek) => readonly Blok[],
): Sectie {
  const eigen = boek.deel()
  const blokken = alineasSamen(maak(eigen))
  return { id, titel, blokken: [...ontbrekend(eigen), ...blokken], staat: staatOf(eigen.cijfers) }
}

/** Sentences that follow each other are one paragraph. */
function alineasSamen(blokken: readonly Blok[]): readonly Blok[] {
  const samengevoegd: Blok[] = []
  for (const blok of blokken) {
    const vorige = samengevoegd.at(-1)
    if (blok.soort === 'alinea' && vorige?.soort === 'alinea') {
      samengevoegd.splice(-1, 1, { soort: 'alinea', tekst: samen([vorige.tekst, blok.tekst]) })
    } else {
      samengevoegd.push(blok)
    }
  }
  return samengevoegd
}

/** @param cijfers every figure of the chapter. */
export function hoofdstuk(inhoud: Inhoud, nummer: number, cijfers: readonly Cijfer[]): Hoofdstuk {
  const kop = inhoud.secties.filter(({ titel }) => titel === null)
  const rest = inhoud.secties.filter(({ titel }) => titel !== null)
  return {
    id: inhoud.id,
    nummer: String(nummer),
    titel: inhoud.titel,
    niveau: 1,
    staat: staatVanAlle(inhoud.secties.map(({ staat }) => staat)),
    blokken: [...aboutData(cijfers), ...kop.flatMap(({ blokken }) => blokken)],
    paragrafen: rest.map(({ id, titel, staat, blokken }, index) => ({
      id,
      nummer: `${nummer}.${index + 1}`,
      titel: titel ?? '',
      niveau: 2,
      staat,
      blokken,
      paragrafen: [],
    })),
  }
}

/** A refusal or failure is a part that is missing; a figure that its source withholds is an answer. */
const gemisteStatussen = new Set<Cijfer['status']>(['GEWEIGERD', 'MISLUKT'])

/** Why a figure that the reader may expect is not there, as the hub names it. */
const gemisteCodes = new Set<string | null>([
  'BUITEN_BEREIK',
  'FUNCTIE_BUITEN_BEREIK',
  'BUITEN_BEPERKING',
  'NIET_GELEVERD',
  'NIET_BIJGEWERKT',
  'GESPLITST',
  'BRIEF_ONZEKER',
])

export function staatOf(cijfers: readonly Cijfer[]): Hoofdstuk['staat'] {
  const ontbreekt = cijfers.filter(
    ({ status, code }) => gemisteStatussen.has(status) || gemisteCodes.has(code),
  ).length
  if (ontbreekt === 0) return 'heel'
  return ontbreekt === cijfers.length ? 'mislukt' : 'deels'
}

function staatVanAlle(staten: readonly Hoofdstuk['staat'][]): Hoofdstuk['staat'] {
  const eerste = staten[0] ?? 'heel'
  return staten.every((staat) => staat === eerste) ? eerste : 'deels'
}

/** One notice per reason, naming what is missing for it. */
function ontbrekend(boek: Cijferboek): readonly Kennisgeving[] {
  const gemiste = boek.cijfers.filter(({ status }) => status !== 'WAARDE')
  return [...groupBy(gemiste, ({ status, reden }) => `${status} ${reden}`).values()].map((cijfers) =>
    kennisgeving(boek, cijfers),
  )
}

function kennisgeving(boek: Cijferboek, cijfers: readonly Cijfer[]): Kennisgeving {
  const { status, reden, code, bijgewerktTot } = cijfers[0] as Cijfer
  const namen = [...groupBy(cijfers, (cijfer) => boek.groepVan(cijfer))]
  const tot =
    code === 'NIET_BIJGEWERKT' && bijgewerktTot !== null
      ? `; bijgewerkt tot en met ${dag(bijgewerktTot)}`
      : ''
  return {
    soort: 'kennisgeving',
    ernst: severityOf(cijfers[0] as Cijfer),
    tekst: tekst`${hoofdletter(statuswoord(status))} (${reden ?? 'zonder reden'}${tot}): ${namen.flatMap(
      ([naam, van], index) => [...(index === 0 ? [] : ['; ']), ...nameGroep(boek, naam, van)],
    )}.`,
  }
}

/** A group by its name, and how many of it where it is not all of them. */
function nameGroep(boek: Cijferboek, naam: string, cijfers: readonly Cijfer[]): Tekst {
  const alle = boek.cijfers.filter((cijfer) => boek.groepVan(cijfer) === naam)
  if (alle.length === cijfers.length) return [volgens(naam, ...cijfers)]
  return [volgens(naam, ...cijfers), ` (${cijfers.length} van ${alle.length})`]
}

function severityOf({ status, code }: Cijfer): Kennisgeving['ernst'] {
  if (status === 'MISLUKT') return 'mislukt'
  return status === 'GEWEIGERD' || gemisteCodes.has(code) ? 'let-op' : 'uitleg'
}
