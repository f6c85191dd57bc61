/** How many statements get a name, over all connections; each connection keeps a plan per name it used. */
const most = 500

const names = new Map<string, string>()
const seen = new Set<string>()

/**
 * The name under which a connection prepares a statement, so that it is parsed and planned once: from the second
 * time on, and for a bounded number, because a list of ids gives as many texts as it has lengths.
 */
export function preparedName(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= most) return known
  if (!seen.has(sql)) {
    if (seen.size >= most * 4) seen.clear()
    seen.add(sql)
    return undefined
  }
  const name = `nwb_${names.size}`
  names.set(sql, name)
  return name
}
