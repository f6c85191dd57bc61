import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bareSdlOf, subgraphNames } from '../domain/supergraph.ts'
import type { Command, CommandContext } from './command.ts'

/** The npm packages that hold the binary: the one named `grafbase` only chooses among those of each machine. */
export const grafbasePackages = {
  newest: '@grafbase/cli-x86_64-unknown-linux-musl',
  /** 0.80, under a name of its own in `peers/package.json`. */
  earlier: 'grafbase-0.80',
} as const

type Version = keyof typeof grafbasePackages

/** In 0.80 the subgraphs stand in a file apart from the other settings. */
const fileOptions: Readonly<Record<Version, (subgraphs: string, settings: string) => string[]>> = {
  newest: (subgraphs) => ['--config', subgraphs],
  earlier: (subgraphs, settings) => ['--graph-overrides', subgraphs, '--gateway-config', settings],
}

/**
 * The engine as its npm package ships it, started with `dev`: the only command of that package that serves. It
 * composes by itself, from the SDL of the subgraphs, and reads its settings from files.
 */
export function grafbase(version: Version) {
  const binary = new URL(`../peers/node_modules/${grafbasePackages[version]}/grafbase`, import.meta.url)
    .pathname
  return ({ folder, port, subgraphs }: CommandContext): Command => {
    const tables = subgraphNames.map((name) => {
      const file = join(folder, `grafbase-${name}.graphql`)
      writeFileSync(file, bareSdlOf(name))
      return `[subgraphs.${name}]\nurl = "${subgraphs[name]}"\nschema_path = "${file}"\n`
    })
    const home = join(folder, `grafbase-${version}`)
    mkdirSync(home)
    const [subgraphFile, settings] = [join(home, 'subgraphs.toml'), join(home, 'settings.toml')]
    writeFileSync(subgraphFile, tables.join('\n'))
    writeFileSync(settings, '')
    return {
      command: binary,
      arguments: [
        '--home',
        home,
        'dev',
        ...fileOptions[version](subgraphFile, settings),
        '--port',
        String(port),
      ],
      environment: { HOME: home },
    }
  }
}
