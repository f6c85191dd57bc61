import { accessOf, fieldsOf } from '../../schema/rights/access.ts'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import type { Register } from '../register/register.ts'

const intro = `# Toegang: wie mag wat zien

Dit overzicht is gemaakt uit de regels in het schema en het register van afnemers, met dezelfde code die over een
verzoek beslist. Het is bedoeld om te beoordelen: krijgt elke afnemer niet meer dan zijn taak vraagt? Wijzig het
niet met de hand; \`npm run compose\` maakt het opnieuw, en de controle faalt als het niet meer klopt.

Een veld dat een afnemer niet mag zien, is in zijn antwoord leeg, met een foutmelding, en wordt bij de bron niet
opgehaald. Los daarvan bepaalt het bereik van een afnemer **van welke organisaties** hij rijen ziet.
`

/** The page on which a functionaris gegevensbescherming sees every field × every afnemer, as Markdown. */
export function accessMatrix(policy: Policy, register: Register): string {
  const columns = columnsOf(policy, register)
  return [
    intro,
    afnemersSection(register),
    summarySection(policy, columns),
    detailSection(policy, columns),
  ].join('\n')
}

interface Column {
  readonly id: string
  /** Coordinate → may be read: always (null), only for these purposes (a list), or not at all (undefined). */
  readonly readable: ReadonlyMap<string, readonly string[] | null>
}

/** One column per afnemer, and one for who has no token. */
function columnsOf(policy: Policy, register: Register): Column[] {
  const columns: Column[] = [{ id: 'zonder token', readable: readableFor(policy, [anonymous]) }]
  for (const [id, afnemer] of register.afnemers) {
    const callers = afnemer.verwerkingsactiviteiten.flatMap(
      (doel) => register.caller(id, afnemer.scopes, doel) ?? [],
    )
    columns.push({ id, readable: readableFor(policy, callers) })
  }
  return columns
}

function readableFor(policy: Policy, callers: readonly Caller[]): Map<string, readonly string[] | null> {
  const purposes = new Map<string, string[]>()
  for (const caller of callers) {
    for (const { coordinate, allowed } of accessOf(policy, caller)) {
      if (allowed) purposes.set(coordinate, [...(purposes.get(coordinate) ?? []), caller.doel ?? ''])
    }
  }
  return new Map(
    [...purposes].map(([coordinate, doelen]) => [
      coordinate,
      doelen.length === callers.length ? null : doelen,
    ]),
  )
}

function afnemersSection(register: Register): string {
  const rows = [...register.afnemers].map(([id, afnemer]) =>
    row([
      `\`${id}\``,
      afnemer.naam,
      bereik(afnemer.bereik),
      bereik(afnemer.bereikStatistiek ?? afnemer.bereik),
      (afnemer.functies ?? ['alle']).join(', '),
      [
        ...afnemer.beperkingen,
        ...(afnemer.bijWeigering === 'weiger' ? ['weigering weigert alles'] : []),
      ].join(', ') || '–',
      afnemer.verwerkingsactiviteiten.join(', '),
    ]),
  )
  return [
    '## De afnemers\n',
    row([
      'afnemer',
      'naam',
      'ziet rijen van',
      'telt over',
      'functies',
      'beperkingen',
      'verwerkingsactiviteiten',
    ]),
    row(Array(7).fill('---')),
    ...rows,
    '',
  ].join('\n')
}

/** Per type, how many of its fields each caller may read. */
function summarySection(policy: Policy, columns: readonly Column[]): string {
  const lines = [...byType(policy)].map(([type, fields]) =>
    row([
      `[\`${type}\`](#${type.toLowerCase()})`,
      ...columns.map(({ readable }) => {
        const count = fields.filter(({ coordinate }) => readable.has(coordinate)).length
        return count === fields.length ? 'alles' : count === 0 ? '' : `${count} van ${fields.length}`
      }),
    ]),
  )
  return [
    '## In het kort\n',
    'Per type het aantal velden dat een afnemer mag zien; leeg is geen.\n',
    row(['type', ...columns.map(({ id }) => id)]),
    row(['---', ...columns.map(() => '---')]),
    ...lines,
    '',
  ].join('\n')
}

/** Per type, its fields: what they ask and who meets that. Types that are public as a whole are only named. */
function detailSection(policy: Policy, columns: readonly Column[]): string {
  const open: string[] = []
  const parts = [
    '## Per veld\n',
    '● mag het zien · (doel) alleen voor die verwerkingsactiviteit · leeg: mag het niet zien\n',
  ]
  for (const [type, fields] of byType(policy)) {
    if (fields.every(({ asks }) => asks.length === 0)) {
      open.push(`<a id="${type.toLowerCase()}"></a>\`${type}\``)
      continue
    }
    parts.push(`### ${type}\n`)
    parts.push(row(['veld', 'vereist', ...columns.map(({ id }) => id)]))
    parts.push(row(['---', '---', ...columns.map(() => ':-:')]))
    for (const [cells, names] of sameCells(fields, columns)) parts.push(row([names.join(', '), ...cells]))
    parts.push('')
  }
  return [...parts, '### Openbare typen\n', `Iedereen ziet alle velden van: ${open.join(', ')}.`, ''].join(
    '\n',
  )
}

/** Fields of which all cells are equal share a row: what differs stands out. */
function sameCells(fields: ReturnType<typeof fieldsOf>, columns: readonly Column[]): [string[], string[]][] {
  const rows = new Map<string, [string[], string[]]>()
  for (const { coordinate, field, asks } of fields) {
    const cells = [asks.join(' **en** ') || 'openbaar', ...columns.map((column) => cell(column, coordinate))]
    const known = rows.get(cells.join('|'))
    if (known) known[1].push(`\`${field}\``)
    else rows.set(cells.join('|'), [cells, [`\`${field}\``]])
  }
  return [...rows.values()]
}

function cell({ readable }: Column, coordinate: string): string {
  const purposes = readable.get(coordinate)
  if (purposes === undefined) return ''
  return purposes === null ? '●' : `(${purposes.join(', ')})`
}

function byType(policy: Policy) {
  const types = new Map<string, ReturnType<typeof fieldsOf>>()
  for (const field of fieldsOf(policy)) types.set(field.type, [...(types.get(field.type) ?? []), field])
  return types
}

function bereik(value: 'landelijk' | readonly string[]): string {
  return value === 'landelijk' ? value : value.join(', ')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
