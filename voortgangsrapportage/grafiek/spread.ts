/** Moves places that lie closer than `afstand` apart, as little as can be, around their common middle. */
export function spreadOut(
  plaatsen: readonly number[],
  afstand: number | readonly number[],
): readonly number[] {
  const ruimte = (i: number) => (typeof afstand === 'number' ? afstand : (afstand[i] ?? 0))
  const volgorde = plaatsen.map((plaats, index) => ({ plaats, index })).sort((a, b) => a.plaats - b.plaats)
  const groepen: { leden: { index: number; ruimte: number }[]; midden: number }[] = []
  for (const { plaats, index } of volgorde) {
    groepen.push({ leden: [{ index, ruimte: ruimte(index) }], midden: plaats })
    while (raken(groepen.at(-2), groepen.at(-1))) {
      const onderste = groepen.pop()
      const bovenste = groepen.pop()
      if (onderste === undefined || bovenste === undefined) break
      const leden = [...bovenste.leden, ...onderste.leden]
      const gewicht = bovenste.leden.length + onderste.leden.length
      const midden =
        (bovenste.midden * bovenste.leden.length + onderste.midden * onderste.leden.length) / gewicht
      groepen.push({ leden, midden })
    }
  }
  const uitkomst = [...plaatsen]
  for (const groep of groepen) {
    let y = groep.midden - hoogte(groep) / 2
    for (const lid of groep.leden) {
      uitkomst[lid.index] = y + lid.ruimte / 2
      y += lid.ruimte
    }
  }
  return uitkomst
}

interface Groep {
  readonly leden: readonly { readonly ruimte: number }[]
  readonly midden: number
}

function hoogte(groep: Groep): number {
  return groep.leden.reduce((som, lid) => som + lid.ruimte, 0)
}

function raken(boven: Groep | undefined, onder: Groep | undefined): boolean {
  if (boven === undefined || onder === undefined) return false
  return onder.midden - boven.midden < (hoogte(boven) + hoogte(onder)) / 2 - 1e-9
}
