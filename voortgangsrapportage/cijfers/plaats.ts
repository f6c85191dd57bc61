/** A place in an answer of type T, from the top down: each step a field, or the number of a row. */
export type Plaats<T> = T extends readonly (infer Rij)[]
  ? readonly [] | readonly [number, ...Plaats<NonNullable<Rij>>]
  : T extends object
    ?
        | readonly []
        | { [Veld in keyof T & string]: readonly [Veld, ...Plaats<NonNullable<T[Veld]>>] }[keyof T & string]
    : readonly []

export type Pad = readonly (string | number)[]

/** What stands at a place; `null` where the way there ends early. */
export function opPlaats(data: unknown, pad: Pad): unknown {
  return pad.reduce<unknown>((waarde, stap) => {
    if (typeof waarde !== 'object' || waarde === null) return null
    return (waarde as Record<string | number, unknown>)[stap] ?? null
  }, data)
}

/** Whether the first path leads to, or through, the second. */
export function ligtBoven(boven: Pad, onder: Pad): boolean {
  return boven.length <= onder.length && boven.every((stap, index) => stap === onder[index])
}
