import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { projectFolder, script } from '../test/support/process.ts'
import { lockedPackages } from './lock-file.ts'

interface Bom {
  readonly bomFormat: string
  readonly metadata: { readonly component: { readonly name: string; readonly licenses: unknown } }
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly scope: string
    readonly licenses: readonly unknown[]
  }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

function billOfMaterials(...given: readonly string[]): Bom {
  const [node = '', ...program] = script('sbom.ts', ...given)
  const { stdout, stderr } = spawnSync(node, program, { cwd: projectFolder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const locked = lockedPackages()
const refsOf = (needed: readonly string[]) =>
  new Set(
    locked.filter((one) => needed.includes(one.needed)).map(({ name, version }) => `${name}@${version}`),
  )

test.each([
  ['all of a hub', [], ['required', 'optional']],
  ['a hub without what may be left out', ['--omit=optional'], ['required']],
])(
  'the bill of materials has %s, and nothing else',
  (_, given, needed) => {
    const { bomFormat, metadata, components, dependencies } = billOfMaterials(...given)
    const refs = components.map((component) => component['bom-ref'])
    expect(new Set(refs)).toEqual(refsOf(needed))
    expect([bomFormat, metadata.component.name, metadata.component.licenses]).toEqual([
      'CycloneDX',
      'nwb-hub',
      [{ license: { id: 'EUPL-1.2' } }],
    ])
    expect(components.filter(({ licenses }) => licenses.length === 0)).toEqual([])
    // What npm's own --omit=dev would leave out, though it is installed.
    const scope = components.find((one) => one['bom-ref'].startsWith('@apollo/federation-internals@'))?.scope
    expect(scope).toBe(given.length === 0 ? 'optional' : undefined)
    const dangling = dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))
    expect(dangling).toEqual([])
  },
  60_000,
)
