/** Values by a key, both in the order in which they came. */
export function groupBy<T>(
  waarden: readonly T[],
  sleutelVan: (waarde: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groepen = new Map<string, T[]>()
  for (const waarde of waarden) {
    const sleutel = sleutelVan(waarde)
    const groep = groepen.get(sleutel)
    if (groep) groep.push(waarde)
    else groepen.set(sleutel, [waarde])
  }
  return groepen
}
