/** How many statements get a name, over all connections; each connection keeps a plan per name it used. */
const most = 500

/** The longest statement that gets a name, in characters. */
const longest = 20_000
/** How many characters of statements that came once are kept. */
const mostSeen = 2_000_000

const names = new Map<string, string>()
const seen = new Set<string>()
let seenCharacters = 0

/**
 * The name under which a connection prepares a statement, so that it is parsed and planned once: from the second
 * time on, and for a bounded number, because a list of ids gives as many texts as it has lengths.
 */
export function preparedName(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= most || sql.length > longest) return known
  if (!seen.has(sql)) {
    if (seen.size >= most * 4 || seenCharacters > mostSeen) {
      seen.clear()
      seenCharacters = 0
    }
    seen.add(sql)
    seenCharacters += sql.length
    return undefined
  }
  const name = `nwb_${names.size}`
  names.set(sql, name)
  return name
}
