import type { IndelingTable } from '../../indeling/fill.ts'
import type { Random } from '../../kit/filling/random.ts'

/** Visited early and certainly: a large city, a province and gemeenten of RIEC Limburg. */
export const vooraan = ['gm0344', 'pv30', 'gm0935', 'gm0983']

/** A province weighs as much as a middle-sized gemeente: the tour visits its Staten, not its inhabitants. */
const provinciegewicht = 60_000

/** How readily chance picks an organisation. */
export function gewicht(organisatie: IndelingTable): number {
  return organisatie.soort === 'PROVINCIE' ? provinciegewicht : (organisatie.inwoners ?? 1)
}

/** Gemeenten and provinces, each once: `vooraan`, then the larger ones more often early. */
export function bezoekvolgorde(organisaties: readonly IndelingTable[], random: Random): string[] {
  const left = new Map(
    organisaties
      .filter(({ id, soort }) => soort !== 'WATERSCHAP' && !vooraan.includes(id))
      .map((organisatie) => [organisatie.id, gewicht(organisatie)]),
  )
  const volgorde = [...vooraan]
  while (left.size > 0) {
    const next = random.weighted([...left])
    left.delete(next)
    volgorde.push(next)
  }
  return volgorde
}

/** How a text names the council: `de gemeenteraad van Utrecht`. */
export function orgaanVan(organisaties: readonly IndelingTable[]): (id: string) => string {
  const namen = new Map(
    organisaties.map(({ id, naam, soort }) => [
      id,
      soort === 'PROVINCIE' ? `Provinciale Staten van ${naam}` : `de gemeenteraad van ${naam}`,
    ]),
  )
  return (id) => namen.get(id) ?? id
}
