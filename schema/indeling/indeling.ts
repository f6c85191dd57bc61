/**
 * The organisations of Dutch decentral government in time: the 342 gemeenten that exist since 2023 and the 18 that ended
 * since 2019, 12 provincies, 21 waterschappen and the 10 RIEC's, with the province and RIEC each gemeente belongs to.
 *
 * Ids are TOOI codes (`gm0344`, `pv26`, `ws0652`); codes are those of CBS (`GM0344`). Where the data files have it from,
 * stands in the README beside them.
 */
import { type IndelingRij, loadIndeling } from './load.ts'

export type { IndelingRij, OrganisatieSoort, RiecRij } from './load.ts'

const loaded = loadIndeling(new URL('./', import.meta.url))

/** All organisations, ended ones too: provinces first, then gemeenten and waterschappen, each in order of code. */
export const indeling: readonly IndelingRij[] = loaded.organisaties

export const { riecs } = loaded

/** The first year of which every organisation is known. */
export const eersteIndeling = 2019

const byId = new Map(indeling.map((rij) => [rij.id, rij]))

export function organisatieMet(id: string): IndelingRij | undefined {
  return byId.get(id)
}

/** The organisations that existed on a day (`2022-03-23`), in the order of `indeling`. */
export function geldigOp(dag: string): readonly IndelingRij[] {
  return indeling.filter((rij) => isGeldigOp(rij, dag))
}

export function isGeldigOp({ geldig_van, geldig_tot }: IndelingRij, dag: string): boolean {
  return (geldig_van === null || geldig_van <= dag) && (geldig_tot === null || geldig_tot >= dag)
}

/** What went whole into an organisation, and what had gone whole into those: ids in order. */
export function voorgangersVan(id: string): readonly string[] {
  return voorgangers.get(id) ?? []
}

/** What was split, with this organisation as one of those that it was split over. */
export function gesplitsteVoorgangersVan(id: string): readonly IndelingRij[] {
  return indeling.filter(({ opvolgers }) => opvolgers.length > 1 && opvolgers.includes(id))
}

const voorgangers: ReadonlyMap<string, readonly string[]> = new Map(
  indeling.map(({ id }) => [id, wholeInto(id).sort()]),
)

/** It ends: who goes into another has ended before that one does. */
function wholeInto(id: string): string[] {
  return indeling
    .filter(({ opvolgers }) => opvolgers.length === 1 && opvolgers[0] === id)
    .flatMap((rij) => [rij.id, ...wholeInto(rij.id)])
}
