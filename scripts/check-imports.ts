/** Holds the imports against the architecture: who may import whom, and no cycles. Part of `npm run check`. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { importsIn } from './imports.ts'

const root = resolve(import.meta.dirname, '..')
const folders = ['gateway', 'subgraphs', 'schema', 'scripts', 'test', 'voortgangsrapportage', 'bench']

interface Rule {
  readonly why: string
  readonly from: RegExp
  /** What `from` may not import. */
  readonly not: RegExp
  /** Except these. */
  readonly but?: RegExp
}

const tests = /(\.test\.ts$|^test\/)/

/** The architecture as data; tests may import anything. */
const rules: readonly Rule[] = [
  {
    why: 'schema/ is the contract: it stands on nothing',
    from: /^schema\//,
    not: /^(gateway|subgraphs|scripts|test)\//,
  },
  {
    why: 'schema/language is what any GraphQL says: it knows nothing of ours',
    from: /^schema\/language\//,
    not: /./,
    but: /^schema\/language\//,
  },
  {
    why: 'the gateway knows of subgraphs only that they exist',
    from: /^gateway\//,
    not: /^subgraphs\//,
    but: /^subgraphs\/declared\.ts$/,
  },
  { why: 'a subgraph does not know the gateway', from: /^subgraphs\//, not: /^(gateway|scripts|test)\// },
  {
    why: 'the kit knows no subgraph',
    from: /^subgraphs\/kit\//,
    not: /^subgraphs\//,
    but: /^subgraphs\/kit\//,
  },
  {
    why: 'what all subgraphs know of the indeling knows no subgraph',
    from: /^subgraphs\/indeling\//,
    not: /^subgraphs\//,
    but: /^subgraphs\/(indeling|kit)\//,
  },
  {
    why: 'the voortgangsrapportage is a client of the hub, not an insider',
    from: /^voortgangsrapportage\//,
    not: /^(gateway|subgraphs|schema|scripts|test)\//,
  },
  {
    why: 'the hub does not know its clients',
    from: /^(gateway|subgraphs|schema|scripts)\//,
    not: /^voortgangsrapportage\//,
  },
  { why: 'nothing stands on a script', from: /^(gateway|subgraphs|schema)\//, not: /^(scripts|test)\// },
  {
    why: 'nothing stands on the benchmark',
    from: /^(gateway|subgraphs|schema|scripts|test|voortgangsrapportage)\//,
    not: /^bench\//,
  },
  {
    why: 'a peer is measured as its makers offer it, and what measures does not know what it measures',
    from: /^bench\/(peers|measure|report)\//,
    not: /^(gateway|subgraphs|schema|scripts|test|voortgangsrapportage)\//,
  },
  {
    why: 'a store asks and counts; what a request puts together is for its loaders',
    from: /^subgraphs\/[^/]+\/store(\/|\.ts$)/,
    not: /(^|\/|-)loaders(\.ts$|\/)/,
  },
  { why: 'a migration outlives the code', from: /^subgraphs\/[^/]+\/migrations\/\d/, not: /./ },
  {
    why: 'a step of a request imports no other step; what steps share is in gateway/operation/',
    from: /^gateway\/pipeline\/(?!pipeline\.ts$)/,
    not: /^gateway\/pipeline\//,
  },
  {
    why: 'only the register and the entries know all subgraphs',
    from: /^subgraphs\/[^/]+\//,
    not: /^subgraphs\/(declared|definitions|main|config)\.ts$/,
  },
]

/** Folders beside the subgraphs that each of them may use. */
const shared: ReadonlySet<string> = new Set(['kit', 'indeling'])

/** resolvers → loaders → store → tables, within a subgraph. */
const layers = [/\/resolvers/, /\/loaders(\.ts$|\/)/, /\/store/, /\/tables\.ts$/]

function main(): void {
  const files = folders
    .flatMap((folder) => typescriptIn(join(root, folder)))
    .map((file) => relative(root, file))
  const imports = new Map(files.map((file) => [file, importsOf(file)]))
  const problems = [...imports].flatMap(([file, targets]) =>
    targets.flatMap((target) => broken(file, target)),
  )
  problems.push(...cycles(imports))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exit(1)
  console.log(`${files.length} files keep the import rules`)
}

function broken(file: string, target: string): string[] {
  if (tests.test(file)) return []
  const problems = rules
    .filter(({ from, not, but }) => from.test(file) && not.test(target) && !but?.test(target))
    .map(({ why }) => `${file} imports ${target}: ${why}`)
  const subgraph = /^subgraphs\/([^/]+)\//.exec(file)?.[1]
  const other = /^subgraphs\/([^/]+)\//.exec(target)?.[1]
  if (subgraph && other && !shared.has(subgraph) && !shared.has(other) && other !== subgraph) {
    problems.push(`${file} imports ${target}: subgraphs never import each other`)
  }
  const from = layers.findIndex((layer) => layer.test(file))
  const to = layers.findIndex((layer) => layer.test(target))
  if (subgraph && subgraph === other && from >= 0 && to >= 0 && to < from) {
    problems.push(`${file} imports ${target}: imports run resolvers → loaders → store → tables`)
  }
  return problems
}

function importsOf(file: string): string[] {
  return importsIn(readFileSync(join(root, file), 'utf8'))
    .filter(({ from, loaded }) => from.startsWith('.') && loaded !== 'asked')
    .map(({ from }) => relative(root, resolve(root, dirname(file), from)))
}

function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push(`import cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`)
      return
    }
    state.set(file, 'open')
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file])
    state.set(file, 'done')
  }
  for (const file of imports.keys()) visit(file, [])
  return found
}

function typescriptIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    // What the benchmark installs beside itself is not ours.
    if (entry.name === 'node_modules') return []
    if (entry.isDirectory()) return typescriptIn(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}

main()
