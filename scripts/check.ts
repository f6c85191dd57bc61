/** `npm run check`: the one gate. Each step in turn; the first that fails ends it. */
import { spawnSync } from 'node:child_process'

const program = ['node', '--import', './scripts/typescript.js'] as const
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['types', 'tsc', '--project', '.'],
  ['import rules', ...program, 'scripts/check-imports.ts'],
  ['licences', ...program, 'scripts/check-licences.ts'],
  ['composition and contract', ...program, 'scripts/compose.ts', '--check'],
  ['questions of the voortgangsrapportage', ...program, 'scripts/generate-documents.ts', '--check'],
  ['register and policies', ...program, 'scripts/check-policies.ts'],
  ['tests', 'npm', 'test'],
  ['nobody can stop it, in short', 'npm', 'run', 'test:stop', '--', '--kort'],
  ['access and privacy on the reference engine', 'npm', 'run', 'test:reference'],
]

for (const [name, command, ...args] of steps) {
  console.log(`\n── ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: false })
  if (status !== 0) {
    console.error(`\nThe check "${name}" failed.`)
    process.exit(1)
  }
}
console.log('\nAll checks passed.')
