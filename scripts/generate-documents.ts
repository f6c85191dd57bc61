/**
 * `npm run vragen`: the questions of the voortgangsrapportage, with types from `schema/api.graphql`. With `--check` it
 * says whether what is committed is still what would be made.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as documents from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildSchema, parse } from 'graphql'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'voortgangsrapportage/vragen')
const target = join(folder, 'documenten.ts')

const config = {
  scalars: { Datum: 'string', Tijdstip: 'string', Bedrag: 'number', ID: 'string' },
  strictScalars: true,
  enumsAsTypes: true,
  onlyOperationTypes: true,
  skipTypename: true,
  immutableTypes: true,
  useTypeImports: true,
  arrayInputCoercion: false,
  optimizeDocumentNode: true,
}

async function main(): Promise<void> {
  const schema = parse(readFileSync(join(root, 'schema/api.graphql'), 'utf8'))
  const made = await codegen({
    filename: target,
    schema,
    schemaAst: buildSchema(readFileSync(join(root, 'schema/api.graphql'), 'utf8')),
    documents: readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => ({
        location: file,
        document: parse(readFileSync(join(folder, file), 'utf8')),
      })),
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents },
  })
  const text = `// Made by \`npm run vragen\` from the questions beside it and schema/api.graphql; not to be edited.\n${made}`
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text)
    return
  }
  if (readFileSync(target, 'utf8') === text) {
    console.log('the questions of the voortgangsrapportage fit the schema')
    return
  }
  console.error(`${relative(root, target)} is stale; run npm run vragen and commit what it writes`)
  process.exit(1)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
