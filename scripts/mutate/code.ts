import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CodeMutant, Edit } from '../../test/toegang/mutant.ts'
import { codeMutants } from '../../test/toegang/mutants-code.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const parts = ['gateway', 'schema', 'scripts', 'subgraphs', 'test']
const files = ['package.json', 'tsconfig.json', 'vitest.config.ts']

/** How long a mutant may take before it counts as hanging, in milliseconds. */
const deadline = 300_000

/** What came of a mutant of the code. */
export type CodeVerdict =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'survived' }
  /** It ended before any check could: a mutant that says nothing. */
  | { readonly kind: 'broken'; readonly why: string }

/** A copy of the project in which one mutant after the other lives; the project itself is never touched. */
export class MutantTree {
  readonly #folder: string
  readonly #snapshot: string
  #running: ChildProcess | undefined

  /** @param snapshot the file with the database that checks of the hub start from. */
  constructor(folder: string, snapshot: string) {
    this.#folder = folder
    this.#snapshot = snapshot
    mkdirSync(folder)
    for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
    for (const file of files) cpSync(join(root, file), join(folder, file))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  }

  async judge(mutant: CodeMutant): Promise<CodeVerdict> {
    for (const { file, from, to } of mutant.edits) this.#replace(file, from, to)
    try {
      return 'suite' in mutant ? await this.#runSuite(mutant.suite) : await this.#runChecks(mutant)
    } finally {
      for (const { file } of mutant.edits) cpSync(join(root, file), join(this.#folder, file))
    }
  }

  /** Ends what still runs. */
  stop(): void {
    this.#running?.kill('SIGKILL')
  }

  #replace(file: string, from: string, to: string): void {
    const path = join(this.#folder, file)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(from, () => to),
    )
  }

  async #runChecks({ first }: { readonly first: unknown }): Promise<CodeVerdict> {
    const script = join(this.#folder, 'scripts/mutate/check.ts')
    const { out, err } = await this.#run([
      '--import',
      './scripts/typescript.js',
      script,
      this.#snapshot,
      JSON.stringify(first),
    ])
    const verdict = /^verdict: (.*)$/m.exec(out)?.[1]
    if (verdict === undefined) return { kind: 'broken', why: err.trim().slice(0, 300) }
    return verdict === 'none' ? { kind: 'survived' } : { kind: 'killed', by: verdict }
  }

  async #runSuite(suite: string): Promise<CodeVerdict> {
    const vitest = join(this.#folder, 'node_modules/vitest/vitest.mjs')
    const { code, out, err } = await this.#run([vitest, 'run', '--project', 'parts', '--bail', '1', suite])
    if (code === 0) return { kind: 'survived' }
    return /\bTests\s.*\d+ failed/.test(out)
      ? { kind: 'killed', by: suite }
      : { kind: 'broken', why: `${out}${err}`.trim().slice(0, 300) }
  }

  #run(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, args, {
        cwd: this.#folder,
        env: { ...process.env, NO_COLOR: '1' },
        timeout: deadline,
        killSignal: 'SIGKILL',
      })
      this.#running = child
      let out = ''
      let err = ''
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        err += data
      })
      child.once('close', (code) => resolve({ code, out, err }))
    })
  }
}

/** Texts to replace that the code does not hold exactly once: the mutant would be another than it says. */
export function staleEdits(): string[] {
  const found = ({ file, from }: Edit) => readFileSync(join(root, file), 'utf8').split(from).length - 1
  return codeMutants.flatMap(({ name, edits }) =>
    edits
      .filter((edit) => found(edit) !== 1)
      .map(
        (edit) =>
          `"${name}": ${edit.file} holds ${found(edit)} times ${JSON.stringify(edit.from)}; wanted once`,
      ),
  )
}
