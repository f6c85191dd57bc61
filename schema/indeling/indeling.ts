/**
 * The organisations of Dutch decentral government, as published: 342 gemeenten (1-1-2024), 12 provincies,
 * 21 waterschappen and the 10 RIEC's, with the province and RIEC each gemeente belongs to.
 *
 * Ids are TOOI codes (`gm0344`, `pv26`, `ws0652`); codes are those of CBS (`GM0344`). Inhabitants per 1-1-2022.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type OrganisatieSoort = 'GEMEENTE' | 'PROVINCIE' | 'WATERSCHAP'

export interface IndelingRij {
  readonly id: string
  readonly code: string
  readonly naam: string
  readonly soort: OrganisatieSoort
  /** Province of a gemeente, e.g. `pv26`; a province is its own; null for a waterschap, which crosses borders. */
  readonly provincie_id: string | null
  /** RIEC of a gemeente, e.g. `riec-limburg`; null for provinces and waterschappen. */
  readonly riec_id: string | null
  /** Inhabitants per 1-1-2022; null where not published per organisation. */
  readonly inwoners: number | null
}

export interface RiecRij {
  readonly id: string
  readonly naam: string
}

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, import.meta.url)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  })
}

export const riecs: readonly RiecRij[] = rows('riecs.csv').map((rij) => ({
  id: text(rij, 'id'),
  naam: text(rij, 'naam'),
}))

const riecIdByNaam = new Map(riecs.map((riec) => [riec.naam, riec.id]))

const gemeenten: IndelingRij[] = rows('gemeenten-2024.csv').map((rij) => {
  const riecId = riecIdByNaam.get(text(rij, 'riec'))
  if (!riecId) throw new Error(`Reading gemeenten-2024.csv: RIEC "${rij.riec}" is not in riecs.csv`)
  return {
    id: text(rij, 'code').toLowerCase(),
    code: text(rij, 'code'),
    naam: text(rij, 'naam'),
    soort: 'GEMEENTE',
    provincie_id: text(rij, 'provincie').toLowerCase(),
    riec_id: riecId,
    inwoners: Number(text(rij, 'inwoners_2022')),
  }
})

const provincies: IndelingRij[] = rows('provincies.csv').map((rij) => {
  const id = text(rij, 'code').toLowerCase()
  const own = gemeenten.filter((gemeente) => gemeente.provincie_id === id)
  return {
    id,
    code: text(rij, 'code'),
    naam: text(rij, 'naam'),
    soort: 'PROVINCIE',
    provincie_id: id,
    riec_id: null,
    inwoners: own.reduce((sum, gemeente) => sum + (gemeente.inwoners ?? 0), 0),
  }
})

const waterschappen: IndelingRij[] = rows('waterschappen.csv').map((rij) => ({
  id: text(rij, 'code').toLowerCase(),
  code: text(rij, 'code'),
  naam: text(rij, 'naam'),
  soort: 'WATERSCHAP',
  provincie_id: null,
  riec_id: null,
  inwoners: null,
}))

/** All organisations, provinces first, then gemeenten and waterschappen, each in order of code. */
export const indeling: readonly IndelingRij[] = [...provincies, ...gemeenten, ...waterschappen]

function text(rij: Record<string, string>, column: string): string {
  const value = rij[column]
  if (!value) throw new Error(`Reading the indeling: column "${column}" is empty in ${JSON.stringify(rij)}`)
  return value
}
