/**
 * `npm run -s sbom [-- --omit=optional]`: the packages of a running hub as a software bill of materials (CycloneDX), to
 * standard output. With `--omit=optional` those of a hub that is installed without what may be left out.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { lockedPackages } from './lock-file.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const arguments_ = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']

const bomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), scope: z.string().optional() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/**
 * What npm makes of the whole lock file, without what is not part of the hub. npm would leave more out by itself: with
 * `--omit=dev` also the packages that both an optional package and developing need, which it does install.
 */
function billOfMaterials(omitted: readonly string[]): unknown {
  const { stdout, stderr, status } = spawnSync('npm', arguments_, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`Making the bill of materials: npm ended with ${status}\n${stderr}`)
  const bom = bomSchema.parse(JSON.parse(stdout))
  const needed = new Map<string, string>()
  for (const one of lockedPackages()) {
    const ref = `${one.name}@${one.version}`
    // One version can be installed in several places.
    if (one.needed !== 'dev' && needed.get(ref) !== 'required') needed.set(ref, one.needed)
  }
  const own = bom.metadata.component['bom-ref']
  const stays = (ref: string) => ref === own || (needed.has(ref) && !omitted.includes(needed.get(ref) ?? ''))
  // npm calls it after the folder.
  bom.metadata.component.name = z
    .object({ name: z.string() })
    .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8'))).name
  return {
    ...bom,
    components: bom.components
      .filter((component) => stays(component['bom-ref']))
      .map((component) => ({ ...component, scope: needed.get(component['bom-ref']) })),
    dependencies: bom.dependencies
      .filter(({ ref }) => stays(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter(stays) })),
  }
}

const omitted = process.argv.slice(2).flatMap((argument) => /^--omit=(.+)$/.exec(argument)?.[1] ?? [])
console.log(JSON.stringify(billOfMaterials(omitted), null, 2))
