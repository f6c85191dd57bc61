/**
 * `npm run compose`: the subgraphs' SDL → `schema/supergraph.graphql` and `schema/api.graphql`, and with the register
 * of afnemers → `schema/toegang.md`. With `--check` it writes nothing and fails when what is committed is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readRegister } from '../gateway/register/register.ts'
import { loadSupergraph } from '../gateway/supergraph/load.ts'
import { accessMatrix } from '../gateway/view/access-matrix.ts'
import { CompositionRejected, compose } from '../schema/composition/compose.ts'
import { declaredSubgraphs, localPort } from '../subgraphs/declared.ts'

const register = new URL('../schema/afnemers.yaml', import.meta.url)

function main(): void {
  const subgraphs = declaredSubgraphs().map((subgraph) => ({
    ...subgraph,
    url: `http://${subgraph.name}:${localPort(subgraph.name)}/graphql`,
  }))
  const { supergraph, api } = compose(subgraphs)
  const toegang = accessMatrix(loadSupergraph(supergraph, subgraphs).policy, readRegister(register))
  const files = { 'supergraph.graphql': supergraph, 'api.graphql': api, 'toegang.md': toegang }
  for (const [name, text] of Object.entries(files)) write(name, text)
  console.log(`Composed ${subgraphs.length} subgraphs`)
}

function write(name: string, text: string): void {
  const file = new URL(`../schema/${name}`, import.meta.url)
  if (read(file) === text) return
  if (process.argv.includes('--check')) {
    throw new CompositionRejected([`schema/${name} is stale; run "npm run compose" and commit it`])
  }
  writeFileSync(file, text)
  console.log(`Wrote schema/${name}`)
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

try {
  main()
} catch (error) {
  if (!(error instanceof CompositionRejected)) throw error
  console.error(error.message)
  process.exitCode = 1
}
