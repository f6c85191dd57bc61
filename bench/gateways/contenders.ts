import type { Command, CommandContext } from './command.ts'
import { writeEnvironment } from './environment.ts'
import { grafbase, grafbasePackages } from './grafbase.ts'

/** Something that answers the three queries and is measured. */
export interface Contender {
  readonly id: ContenderId
  readonly title: string
  /** `hub`: ours; `node` and `native`: peers; `floor`: what an answer costs when nothing is general. */
  readonly kind: 'hub' | 'node' | 'native' | 'floor'
  /** Whether the subgraphs are in its own process: another class, for another comparison. */
  readonly isEmbedded: boolean
  /** The npm packages whose versions say what was measured. */
  readonly packages: readonly string[]
  readonly path: string
  /** Whether requests carry an access token. */
  readonly hasToken: boolean
  command(context: CommandContext): Command
}

export type ContenderId =
  | 'ours'
  | 'apollo'
  | 'hive'
  | 'hive-rust'
  | 'mercurius'
  | 'grafbase'
  | 'grafbase-0.80'
  | 'hand-written'
  | 'bytes'
  | 'ours-embedded'
  | 'hand-written-embedded'

const peers = new URL('../peers/', import.meta.url)

/** What a contender's own documentation starts it with. */
interface Settings {
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** As the image starts it. */
const hubSettings: Settings = {
  arguments: ['--max-semi-space-size=16'],
  environment: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072' },
}

function script(file: string, own: Settings = { arguments: [], environment: {} }) {
  const url = new URL(file, import.meta.url)
  return (context: CommandContext): Command => ({
    command: context.node,
    arguments: [...own.arguments, ...context.nodeArguments, url.pathname],
    environment: {
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      ...own.environment,
      ...writeEnvironment(context),
    },
  })
}

function hive(...options: string[]) {
  return ({ node, bareSupergraph, port }: CommandContext): Command => ({
    command: node,
    arguments: [
      new URL('node_modules/@graphql-hive/gateway/dist/bin.js', peers).pathname,
      'supergraph',
      bareSupergraph,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...options,
    ],
    environment: { NODE_ENV: 'production' },
  })
}

const plain = { isEmbedded: false, path: '/graphql', hasToken: false, packages: [] } as const
const hub = { kind: 'hub', path: '/v1/graphql', hasToken: true, packages: [] } as const

export const contenders: readonly Contender[] = [
  { id: 'ours', title: 'NWB hub', ...hub, isEmbedded: false, command: script('ours.ts', hubSettings) },
  {
    ...plain,
    id: 'grafbase',
    title: 'Grafbase',
    kind: 'native',
    packages: [grafbasePackages.newest],
    command: grafbase('newest'),
  },
  {
    ...plain,
    id: 'grafbase-0.80',
    title: 'Grafbase 0.80',
    kind: 'native',
    packages: [grafbasePackages.earlier],
    command: grafbase('earlier'),
  },
  {
    ...plain,
    id: 'mercurius',
    title: 'Mercurius, JIT',
    kind: 'node',
    packages: ['@mercuriusjs/gateway', 'mercurius', 'graphql-jit'],
    command: script('../peers/mercurius.ts'),
  },
  {
    ...plain,
    id: 'hive-rust',
    title: 'Hive Gateway, Rust planner',
    kind: 'node',
    packages: ['@graphql-hive/gateway', '@graphql-hive/router-runtime'],
    command: hive('--hive-router-runtime'),
  },
  {
    ...plain,
    id: 'hive',
    title: 'Hive Gateway',
    kind: 'node',
    packages: ['@graphql-hive/gateway'],
    command: hive(),
  },
  {
    ...plain,
    id: 'apollo',
    title: '@apollo/gateway + @apollo/server',
    kind: 'node',
    packages: ['@apollo/gateway', '@apollo/server'],
    command: script('../peers/apollo.ts'),
  },
  {
    ...plain,
    id: 'hand-written',
    title: 'Hand-written look-ups',
    kind: 'floor',
    command: script('hand-written.ts'),
  },
  { ...plain, id: 'bytes', title: 'Bytes only', kind: 'floor', command: script('bytes.ts') },
  {
    id: 'ours-embedded',
    title: 'NWB hub, embedded',
    ...hub,
    isEmbedded: true,
    command: script('ours-embedded.ts', hubSettings),
  },
  {
    ...plain,
    id: 'hand-written-embedded',
    title: 'Hand-written look-ups, embedded',
    kind: 'floor',
    isEmbedded: true,
    command: script('hand-written-embedded.ts'),
  },
]
