/** The access matrix as it is committed, read back from its Markdown. */

/** Per column (`vng`, `zonder token`) and coordinate: what its cell says. Public types are in no table. */
export interface Matrix {
  readonly columns: readonly string[]
  readonly cells: ReadonlyMap<string, { readonly asks: string; readonly per: ReadonlyMap<string, string> }>
  readonly openTypes: ReadonlySet<string>
}

export function readMatrix(markdown: string): Matrix {
  const details = markdown.slice(markdown.indexOf('## Per veld'))
  const cells = new Map<string, { asks: string; per: Map<string, string> }>()
  let columns: string[] = []
  let type = ''
  for (const line of details.split('\n')) {
    const heading = /^### (\w+)$/.exec(line)
    if (heading?.[1]) type = heading[1]
    if (!line.startsWith('| ')) continue
    const [first = '', asks = '', ...rest] = line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim())
    if (first === 'veld') columns = rest
    if (!first.startsWith('`')) continue
    for (const [, field] of first.matchAll(/`(\w+)`/g)) {
      cells.set(`${type}.${field}`, {
        asks,
        per: new Map(columns.map((name, index) => [name, rest[index] ?? ''])),
      })
    }
  }
  const open = details.slice(details.indexOf('Iedereen ziet alle velden van:'))
  return { columns, cells, openTypes: new Set([...open.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')) }
}
