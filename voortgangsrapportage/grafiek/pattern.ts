/**
 * Textures for the fillings of series, so that they differ without colour too. The first is plain.
 */
const TEKENING: readonly ((kleur: string, papier: string) => string)[] = [
  (kleur) => rechthoek(kleur),
  (kleur, papier) =>
    `${rechthoek(kleur)}<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4" stroke="${papier}" stroke-width="1.6"/>`,
  (kleur, papier) => `${rechthoek(kleur)}<circle cx="4" cy="4" r="1.7" fill="${papier}"/>`,
  (kleur, papier) => `${rechthoek(kleur)}<path d="M0,4h8" stroke="${papier}" stroke-width="1.8"/>`,
  (kleur, papier) => `${rechthoek(kleur)}<path d="M0,4h8M4,0v8" stroke="${papier}" stroke-width="1.2"/>`,
]

function rechthoek(kleur: string): string {
  return `<rect width="8" height="8" fill="${kleur}"/>`
}

export function patternName(naam: string, reeks: number): string {
  return `${naam}-patroon-${reeks % TEKENING.length}`
}

export function patterns(naam: string, kleuren: readonly string[], papier: string): string {
  return TEKENING.map((teken, reeks) => {
    const kleur = kleuren[reeks % kleuren.length] ?? papier
    return `<pattern id="${patternName(naam, reeks)}" width="8" height="8" patternUnits="userSpaceOnUse">${teken(kleur, papier)}</pattern>`
  }).join('')
}
