import { type Row, readRows } from './rows.ts'

export type OrganisatieSoort = 'GEMEENTE' | 'PROVINCIE' | 'WATERSCHAP'

export interface IndelingRij {
  readonly id: string
  readonly code: string
  readonly naam: string
  readonly soort: OrganisatieSoort
  /** Province of a gemeente, e.g. `pv26`; a province is its own; null for a waterschap, which crosses borders. */
  readonly provincie_id: string | null
  /** RIEC of a gemeente, e.g. `riec-limburg`; null for provinces and waterschappen. */
  readonly riec_id: string | null
  /** Inhabitants per 1-1-2022; null where not published per organisation, and where it had ended by 2024. */
  readonly inwoners: number | null
  /** First day; null: from before 2019. */
  readonly geldig_van: string | null
  /** Last day, which still counts; null: it exists still. */
  readonly geldig_tot: string | null
  /** What it went into, or over which it was split; empty while it exists. */
  readonly opvolgers: readonly string[]
}

export interface RiecRij {
  readonly id: string
  readonly naam: string
}

export interface Indeling {
  readonly organisaties: readonly IndelingRij[]
  readonly riecs: readonly RiecRij[]
}

/** One organisation of a data file, and the line that says so. */
interface Gelezen {
  readonly rij: Omit<IndelingRij, 'geldig_van' | 'opvolgers'>
  readonly row: Row
}

interface Overgang {
  readonly van: string
  readonly naar: string
  readonly soort: string
  readonly row: Row
}

/**
 * Reads the data files of a folder, and holds them against each other.
 *
 * @throws naming the file and the line, what stands there and what was wanted.
 */
export function loadIndeling(folder: URL): Indeling {
  const riecs = readRows(folder, 'riecs.csv').map((row) => ({ id: row.text('id'), naam: row.text('naam') }))
  const gemeenten = [
    ...readRows(folder, 'gemeenten-2024.csv').map((row) => gemeente(row, riecs, null)),
    ...readRows(folder, 'gemeenten-beeindigd.csv').map((row) => gemeente(row, riecs, row.day('laatste_dag'))),
  ].sort((a, b) => (a.rij.code < b.rij.code ? -1 : 1))
  const provincies = readRows(folder, 'provincies.csv').map((row) => provincie(row, gemeenten))
  const waterschappen = readRows(folder, 'waterschappen.csv').map(waterschap)
  const all = byId([...provincies, ...gemeenten, ...waterschappen])
  for (const { rij, row } of gemeenten) {
    if (!all.has(rij.provincie_id ?? ''))
      throw row.fails(`found provincie "${rij.provincie_id}"`, 'one of provincies.csv')
  }
  const begin = firstDays(folder, all)
  const opvolgers = successors(folder, all, begin)
  const organisaties = [...all].map(([id, { rij }]) => ({
    ...rij,
    geldig_van: begin.get(id) ?? null,
    opvolgers: opvolgers.get(id) ?? [],
  }))
  return { organisaties, riecs }
}

function gemeente(row: Row, riecs: readonly RiecRij[], geldig_tot: string | null): Gelezen {
  const riec = riecs.find(({ naam }) => naam === row.text('riec'))
  if (riec === undefined) throw row.fails(`found riec "${row.text('riec')}"`, 'one of riecs.csv')
  const rij = {
    ...named(row, /^GM\d{4}$/, 'a code such as GM0344'),
    soort: 'GEMEENTE' as const,
    provincie_id: row.shaped('provincie', /^PV\d{2}$/, 'a code such as PV26').toLowerCase(),
    riec_id: riec.id,
    inwoners: geldig_tot === null ? Number(row.shaped('inwoners_2022', /^\d+$/, 'a number')) : null,
    geldig_tot,
  }
  return { rij, row }
}

function provincie(row: Row, gemeenten: readonly Gelezen[]): Gelezen {
  const name = named(row, /^PV\d{2}$/, 'a code such as PV26')
  const own = gemeenten.filter(({ rij }) => rij.provincie_id === name.id)
  const inwoners = own.reduce((sum, { rij }) => sum + (rij.inwoners ?? 0), 0)
  const rij = { ...name, soort: 'PROVINCIE' as const, provincie_id: name.id, riec_id: null, inwoners }
  return { rij: { ...rij, geldig_tot: null }, row }
}

function waterschap(row: Row): Gelezen {
  const name = named(row, /^WS\d{4}$/, 'a code such as WS0652')
  const rij = { ...name, soort: 'WATERSCHAP' as const, provincie_id: null, riec_id: null, inwoners: null }
  return { rij: { ...rij, geldig_tot: null }, row }
}

function named(row: Row, shape: RegExp, wanted: string) {
  const code = row.shaped('code', shape, wanted)
  return { id: code.toLowerCase(), code, naam: row.text('naam') }
}

function byId(found: readonly Gelezen[]): ReadonlyMap<string, Gelezen> {
  const all = new Map<string, Gelezen>()
  for (const one of found) {
    const first = all.get(one.rij.id)
    if (first !== undefined) {
      const place = `${first.row.file}, line ${first.row.line}`
      throw one.row.fails(
        `found code "${one.rij.code}" for the second time`,
        `it once: it stands in ${place}`,
      )
    }
    all.set(one.rij.id, one)
  }
  return all
}

function firstDays(folder: URL, all: ReadonlyMap<string, Gelezen>): ReadonlyMap<string, string> {
  const begin = new Map<string, string>()
  for (const row of readRows(folder, 'gemeenten-nieuw.csv')) {
    const { rij } = known(row, 'code', all)
    const van = row.day('eerste_dag')
    if (begin.has(rij.id)) throw row.fails(`found code "${rij.code}" for the second time`, 'it once')
    if (rij.geldig_tot !== null && rij.geldig_tot < van) {
      throw row.fails(
        `found eerste_dag "${van}"`,
        `a day up to the last one of ${rij.code}, ${rij.geldig_tot}`,
      )
    }
    begin.set(rij.id, van)
  }
  return begin
}

/** What each ended organisation went into; the day on which it did is the one after its last. */
function successors(
  folder: URL,
  all: ReadonlyMap<string, Gelezen>,
  begin: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const overgangen = readRows(folder, 'herindelingen.csv').map((row) => overgang(row, all, begin))
  const perOrganisatie = new Map<string, Overgang[]>()
  for (const one of overgangen) perOrganisatie.set(one.van, [...(perOrganisatie.get(one.van) ?? []), one])
  for (const [van, eigen] of perOrganisatie) {
    for (const { row, soort, naar } of eigen) {
      const opgegaan = soort === 'opgegaan'
      if (opgegaan && eigen.length > 1) throw row.fails(`found ${van} as "opgegaan"`, 'then one line of it')
      if (!opgegaan && eigen.length < 2)
        throw row.fails(`found ${van} as "gesplitst"`, 'then two lines or more')
      if (eigen.filter((other) => other.naar === naar).length > 1)
        throw row.fails(`found ${van} to ${naar} for the second time`, 'it once')
    }
  }
  for (const [id, { rij, row }] of all) {
    if (rij.geldig_tot !== null && !perOrganisatie.has(id)) {
      throw row.fails(`found that ${rij.code} ended`, 'its opvolgers in herindelingen.csv')
    }
    if (begin.has(id) && !overgangen.some(({ naar }) => naar === id)) {
      throw row.fails(`found that ${rij.code} is new`, 'in herindelingen.csv what went into it')
    }
  }
  return new Map([...perOrganisatie].map(([van, eigen]) => [van, eigen.map(({ naar }) => naar)]))
}

function overgang(row: Row, all: ReadonlyMap<string, Gelezen>, begin: ReadonlyMap<string, string>): Overgang {
  const datum = row.day('datum')
  const { rij: van } = known(row, 'van_code', all)
  const { rij: naar } = known(row, 'naar_code', all)
  const wanted = van.geldig_tot === null ? null : dayAfter(van.geldig_tot)
  if (wanted !== datum) {
    throw row.fails(
      `found that ${van.code} went on "${datum}"`,
      wanted === null
        ? 'it to have a last day in gemeenten-beeindigd.csv'
        : `the day after its last, ${wanted}`,
    )
  }
  const eersteDag = begin.get(naar.id)
  if (
    (eersteDag !== undefined && eersteDag > datum) ||
    (naar.geldig_tot !== null && naar.geldig_tot < datum)
  ) {
    throw row.fails(`found naar_code "${naar.code}"`, `a gemeente that exists on ${datum}`)
  }
  const soort = row.shaped('soort', /^(opgegaan|gesplitst)$/, 'opgegaan or gesplitst')
  return { van: van.id, naar: naar.id, soort, row }
}

function known(row: Row, column: string, all: ReadonlyMap<string, Gelezen>): Gelezen {
  const code = row.shaped(column, /^GM\d{4}$/, 'a code such as GM0344')
  const found = all.get(code.toLowerCase())
  if (found === undefined) {
    throw row.fails(
      `found ${column} "${code}"`,
      'a gemeente of gemeenten-2024.csv or gemeenten-beeindigd.csv',
    )
  }
  return found
}

function dayAfter(dag: string): string {
  return new Date(Date.parse(`${dag}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
