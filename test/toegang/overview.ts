/** What the hub says of rights: the access matrix, `ik`, and the schema that each caller is shown. */
import { buildSchema, isInterfaceType, isObjectType } from 'graphql'
import type { Asker } from './askers.ts'
import { readMatrix } from './matrix.ts'
import { asks, everyCoordinate, possible, refusal } from './oracle.ts'
import type { WalkedHub } from './start.ts'

/** Cells of a matrix, and what it says a field asks, that differ from the written rules. */
export function wrongCells(markdown: string, askers: readonly Asker[]): string[] {
  const { columns, cells, openTypes } = readMatrix(markdown)
  const problems: string[] = []
  for (const { coordinate, type, field } of everyCoordinate()) {
    const written = asks(type, field)
    const cell = cells.get(coordinate)
    if (!cell) {
      if (!openTypes.has(type)) problems.push(`${coordinate} is not in the matrix`)
      if (written.length > 0)
        problems.push(`${coordinate} is called public, and asks ${written.join(' and ')}`)
      continue
    }
    const told = cell.asks === 'openbaar' ? [] : cell.asks.split(' **en** ')
    if ([...told].sort().join() !== [...written].sort().join()) {
      problems.push(`${coordinate} asks ${written.join(' and ')}; the matrix says ${cell.asks}`)
    }
    for (const column of columns) {
      const wanted = cellOf(askers, column, type, field)
      const found = cell.per.get(column)
      if (found !== wanted) problems.push(`${coordinate} for ${column} is "${found}"; wanted "${wanted}"`)
    }
  }
  return problems
}

/** `●` under every purpose, the purposes in brackets under some, nothing under none. */
function cellOf(askers: readonly Asker[], column: string, type: string, field: string): string {
  const own = askers.filter(({ name }) => name === column || name.startsWith(`${column}/`))
  const may = own.filter((asker) => refusal(asker, type, field, type) === null)
  if (may.length === 0) return ''
  return may.length === own.length ? '●' : `(${may.map(({ doel }) => doel).join(', ')})`
}

/** Differences in what an asker is told of itself over HTTP. */
export async function wrongInView(hub: WalkedHub, asker: Asker): Promise<string[]> {
  const shown = buildSchema(await hub.schemaOf({ ...asker }))
  const problems: string[] = []
  for (const { coordinate, type, field } of everyCoordinate()) {
    const named = shown.getType(type)
    const fields = isObjectType(named) || isInterfaceType(named) ? named.getFields() : {}
    const may = possible(type).every((one) => refusal(asker, one, field, type) === null)
    if (field in fields && !may) problems.push(`its schema shows ${coordinate}`)
    // A purpose is of one question; the schema is that of the first.
    if (type === 'Query' && may && !(field in fields)) problems.push(`its schema lacks ${coordinate}`)
  }
  if (asker.afnemer === null) return problems
  const other = { ...asker, name: `${asker.name} onder een ander doel`, doel: 'geen-doel-van-deze-afnemer' }
  const { status } = await hub.ask(other, '{ ik { id } }', {})
  if (status !== 403) problems.push(`status ${status} for a purpose that is not its own`)
  const { text } = await hub.ask(asker, '{ ik { velden { veld toegestaan } } }', {})
  const told = new Map<string, boolean>(
    JSON.parse(text).data.ik.velden.map((one: { veld: string; toegestaan: boolean }) => [
      one.veld,
      one.toegestaan,
    ]),
  )
  for (const { coordinate, type, field } of everyCoordinate()) {
    const may = refusal(asker, type, field, type) === null
    if (told.get(coordinate) !== may)
      problems.push(`ik says ${told.get(coordinate)} of ${coordinate}; wanted ${may}`)
  }
  return problems
}
