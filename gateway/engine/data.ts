/** An object as a source answered it. */
export type Data = Record<string, unknown>

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names that every object has without being given them: as response keys they would read what nobody answered. */
export const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** What a source answered under a name; undefined where it answered nothing. */
export function read(source: Data, name: string): unknown {
  return inherited.has(name) && !Object.hasOwn(source, name) ? undefined : source[name]
}
