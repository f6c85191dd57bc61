/** Who asks in the walk: read from the register's YAML and the indeling's CSV files, without any code of the hub. */
import { readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse, stringify } from 'yaml'

/** An afnemer under one purpose, with the scopes that its token carries. */
export interface Asker {
  /** `gemeente-utrecht`, `veilig-wonen-uitvoerder/rapportage-veilig-wonen`, `zonder token`. */
  readonly name: string
  readonly afnemer: string | null
  readonly doel: string | null
  /** What the token says; the register gives the rest of the limit. */
  readonly tokenScopes: readonly string[]
  readonly scopes: ReadonlySet<string>
  /** Organisations whose rows it sees, and those its statistics count; null is all of them. */
  readonly organisaties: ReadonlySet<string> | null
  readonly statistiek: ReadonlySet<string> | null
  readonly functies: ReadonlySet<string> | null
  readonly alleenAangifte: boolean
  /** Whether one refusal refuses the whole question. */
  readonly weigert: boolean
}

interface Written {
  bereik: 'landelijk' | string[]
  bereikStatistiek?: 'landelijk' | string[]
  functies?: string[]
  beperkingen?: string[]
  scopes: string[]
  verwerkingsactiviteiten: string[]
  bijWeigering?: string
  limieten?: Record<string, number>
}

const file = new URL('../../schema/afnemers.yaml', import.meta.url)
const read = (): Record<string, Written> => parse(readFileSync(file, 'utf8')).afnemers

/** Every limit at what the hub allows at most, so that one request can ask many coordinates. */
const limieten = {
  tokens: 5000,
  diepte: 40,
  aliassen: 1000,
  wortelvelden: 200,
  directieven: 200,
  selecties: 5000,
  kosten: 250_000,
}

/** The register as committed, with the widest limits. */
export function registerText(): string {
  const afnemers = Object.entries(read()).map(([id, written]) => [id, { ...written, limieten }])
  return stringify({ afnemers: Object.fromEntries(afnemers) })
}

/**
 * Every afnemer under each of its purposes, who has no token, and two tokens with scopes too few. The other
 * tokens carry every scope there is, so that only the register keeps them small.
 */
export function readAskers(): Asker[] {
  const register = Object.entries(read())
  const everyScope = [...new Set(register.flatMap(([, { scopes }]) => scopes))]
  const asker = (name: string, id: string, written: Written, doel: string, tokenScopes: string[]): Asker => ({
    name,
    afnemer: id,
    doel,
    tokenScopes,
    scopes: new Set(written.scopes.filter((scope) => tokenScopes.includes(scope))),
    organisaties: expand(written.bereik),
    statistiek: expand(written.bereikStatistiek ?? written.bereik),
    functies: written.functies ? new Set(written.functies) : null,
    alleenAangifte: written.beperkingen?.includes('alleen-aangifte') ?? false,
    weigert: written.bijWeigering === 'weiger',
  })
  return [
    zonderToken,
    ...register.flatMap(([id, written]) =>
      written.verwerkingsactiviteiten.map((doel, nummer) =>
        asker(nummer === 0 ? id : `${id}/${doel}`, id, written, doel, everyScope),
      ),
    ),
    ...fewer.flatMap(({ name, id, missing }) => {
      const written = register.find(([one]) => one === id)?.[1]
      const doel = written?.verwerkingsactiviteiten[0]
      if (!written || !doel) return []
      const left = written.scopes.filter((one) => !missing.some((ending) => one.endsWith(ending)))
      return asker(name, id, written, doel, left)
    }),
  ]
}

/**
 * Tokens that leave out scopes that the register gives: so that each rule on a field is met by someone who comes as far
 * as that field, and is stopped by it alone.
 */
const fewer = [
  {
    name: 'veilig-wonen-uitvoerder met een token zonder persoon',
    id: 'veilig-wonen-uitvoerder',
    missing: [':persoon'],
  },
  {
    name: 'gemeente-utrecht met een token voor het gewone',
    id: 'gemeente-utrecht',
    missing: [':ernst', ':persoon', ':opvolging', ':aangifte', ':advies', ':financien', ':aanbevelingen'],
  },
] as const

const zonderToken: Asker = {
  name: 'zonder token',
  afnemer: null,
  doel: null,
  tokenScopes: [],
  scopes: new Set(),
  organisaties: new Set(),
  statistiek: new Set(),
  functies: new Set(),
  alleenAangifte: false,
  weigert: false,
}

function expand(bereik: Written['bereik']): ReadonlySet<string> | null {
  if (bereik === 'landelijk') return null
  const gemeenten = [...rows('gemeenten-2024.csv'), ...rows('gemeenten-beeindigd.csv')]
  // One that was split went nowhere as a whole, and no chain of mergers is in the file.
  const opgegaan = rows('herindelingen.csv').filter(({ soort }) => soort === 'opgegaan')
  const ids = (found: Record<string, string>[]) => found.map(({ code }) => String(code).toLowerCase())
  return new Set(
    bereik.flatMap((part) => {
      const [kind, name] = part.split(':')
      if (kind === 'gemeenten') return ids(gemeenten)
      if (kind === 'provincies') return ids(rows('provincies.csv'))
      if (kind === 'waterschappen') return ids(rows('waterschappen.csv'))
      if (kind === 'provincie')
        return ids(gemeenten.filter(({ provincie }) => provincie?.toLowerCase() === name))
      if (kind !== 'riec') {
        const voorgangers = opgegaan.filter(({ naar_code }) => naar_code?.toLowerCase() === part)
        return [part, ...voorgangers.map(({ van_code }) => String(van_code).toLowerCase())]
      }
      const riec = rows('riecs.csv').find(({ id }) => id === `riec-${name}`)
      return ids(gemeenten.filter((gemeente) => gemeente['riec'] === riec?.['naam']))
    }),
  )
}

function rows(name: string): Record<string, string>[] {
  return parseCsv(readFileSync(new URL(`../../schema/indeling/${name}`, import.meta.url)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  })
}
