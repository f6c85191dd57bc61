import type { Cijferboek } from '../cijfers/cijferboek.ts'
import { groupBy } from '../cijfers/group-by.ts'
import type { HubClient } from '../hub/hub-client.ts'
import { samen, tekst, volgens } from '../taal/tekst.ts'
import type { Alinea, Blok, Cijfer, Hoofdstuk, Kennisgeving } from '../verslag.ts'

/** What a chapter is made with. */
export interface Opdracht {
  readonly hub: HubClient
  readonly peildatum: string
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

export function hoofdstuk(inhoud: Inhoud, nummer: number): Hoofdstuk {
  const kop = inhoud.secties.filter(({ titel }) => titel === null)
  const rest = inhoud.secties.filter(({ titel }) => titel !== null)
  return {
    id: inhoud.id,
    nummer: String(nummer),
    titel: inhoud.titel,
    niveau: 1,
    staat: staatVanAlle(inhoud.secties.map(({ staat }) => staat)),
    blokken: kop.flatMap(({ blokken }) => blokken),
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

/** A refusal or failure is a part that is missing; a figure that its source withholds or does not have is an answer. */
const gemist = new Set<Cijfer['status']>(['GEWEIGERD', 'MISLUKT'])

export function staatOf(cijfers: readonly Cijfer[]): Hoofdstuk['staat'] {
  const ontbreekt = cijfers.filter(({ status }) => gemist.has(status)).length
  if (ontbreekt === 0) return 'heel'
  return ontbreekt === cijfers.length ? 'mislukt' : 'deels'
}

function staatVanAlle(staten: readonly Hoofdstuk['staat'][]): Hoofdstuk['staat'] {
  const eerste = staten[0] ?? 'heel'
  return staten.every((staat) => staat === eerste) ? eerste : 'deels'
}

const aanhef: Readonly<Record<Exclude<Cijfer['status'], 'WAARDE'>, string>> = {
  GEWEIGERD: 'Niet te zien',
  MISLUKT: 'Niet opgehaald',
  ONDERDRUKT: 'Onderdrukt',
  ONBEKEND: 'Onbekend',
  NIET_VAN_TOEPASSING: 'Niet van toepassing',
}

/** One notice per reason, naming what is missing for it. */
function ontbrekend(boek: Cijferboek): readonly Kennisgeving[] {
  const gemiste = boek.cijfers.filter(({ status }) => status !== 'WAARDE')
  return [...groupBy(gemiste, ({ status, reden }) => `${status} ${reden}`).values()].map((cijfers) =>
    kennisgeving(boek, cijfers),
  )
}

function kennisgeving(boek: Cijferboek, cijfers: readonly Cijfer[]): Kennisgeving {
  const { status, reden } = cijfers[0] as Cijfer
  const woord = status === 'WAARDE' ? '' : aanhef[status]
  const namen = [...groupBy(cijfers, (cijfer) => boek.groepVan(cijfer))]
  return {
    soort: 'kennisgeving',
    ernst: ernstVan(status),
    tekst: tekst`${woord} (${reden ?? 'zonder reden'}): ${namen.flatMap(([naam, van], index) => [
      ...(index === 0 ? [] : ['; ']),
      volgens(naam, ...van),
    ])}.`,
  }
}

function ernstVan(status: Cijfer['status']): Kennisgeving['ernst'] {
  if (status === 'MISLUKT') return 'mislukt'
  return status === 'GEWEIGERD' ? 'let-op' : 'uitleg'
}
