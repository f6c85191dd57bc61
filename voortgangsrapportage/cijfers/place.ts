/** A place in an answer of type T, from the top down: each step a field, or the number of a row. */
export type Place<T> = T extends readonly (infer Rij)[]
  ? readonly [] | readonly [number, ...Place<NonNullable<Rij>>]
  : T extends object
    ?
        | readonly []
        | { [Veld in keyof T & string]: readonly [Veld, ...Place<NonNullable<T[Veld]>>] }[keyof T & string]
    : readonly []

export type Path = readonly (string | number)[]

/** What stands at a place; `null` where the way there ends early. */
export function atPlace(data: unknown, pad: Path): unknown {
  return pad.reduce<unknown>((waarde, stap) => {
    if (typeof waarde !== 'object' || waarde === null) return null
    return (waarde as Record<string | number, unknown>)[stap] ?? null
  }, data)
}

/** Whether the first path leads to, or through, the second. */
export function leadsTo(boven: Path, onder: Path): boolean {
  return boven.length <= onder.length && boven.every((stap, index) => stap === onder[index])
}
