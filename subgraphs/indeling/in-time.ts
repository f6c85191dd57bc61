import {
  gesplitsteVoorgangersVan,
  type IndelingRij,
  isGeldigOp,
  organisatieMet,
  voorgangersVan,
} from '../../schema/indeling/indeling.ts'

/**
 * The organisation that stood on a day in the place of one: itself when it existed, or else one of those that had gone
 * whole into it, or what it had gone into. Of several, `keuze` chooses, the same for the same number.
 *
 * @throws when there was none: rows of that day would belong to nobody.
 */
export function organisatieOp(id: string, dag: string, keuze: number): IndelingRij {
  const rij = organisatieMet(id)
  if (rij === undefined) throw new Error(`Looking for "${id}" on ${dag}: the indeling does not know it`)
  if (isGeldigOp(rij, dag)) return rij
  const anderen = rij.geldig_tot !== null && rij.geldig_tot < dag ? rij.opvolgers : voorgangersOp(id, dag)
  const gekozen = anderen[keuze % anderen.length]
  if (gekozen === undefined) throw new Error(`Looking for "${id}" on ${dag}: nothing stood in its place`)
  return organisatieOp(gekozen, dag, keuze)
}

/** What existed on a day and later went into an organisation, also what was split: ids in order. */
export function latereDelenOp(id: string, dag: string): readonly string[] {
  const gesplitst = gesplitsteVoorgangersVan(id).filter((rij) => isGeldigOp(rij, dag))
  return [...voorgangersOp(id, dag), ...gesplitst.map((rij) => rij.id)].sort()
}

function voorgangersOp(id: string, dag: string): readonly string[] {
  return voorgangersVan(id).filter((ander) => {
    const rij = organisatieMet(ander)
    return rij !== undefined && isGeldigOp(rij, dag)
  })
}
