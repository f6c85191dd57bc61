import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type GraphQLSchema, parse, validate, visit } from 'graphql'
import { z } from 'zod'

/** An operation as the decision left it; never with values in it. */
export interface RememberedOperation {
  readonly text: string
  readonly name: string | undefined
}

const fileSchema = z.array(z.object({ text: z.string(), name: z.string().optional() }))

/** How many are kept, the last that were asked. */
const mostRemembered = 200

/**
 * Reads the operations that an earlier process was asked, of which a plan can be made now.
 *
 * @returns none where there is no such file, or it cannot be read: a start never waits for it.
 */
export function readRemembered(file: string, schema: GraphQLSchema): RememberedOperation[] {
  try {
    return fileSchema
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .filter(({ text }) => validate(schema, parse(text, { noLocation: true })).length === 0)
      .map(({ text, name }) => ({ text, name }))
  } catch {
    return []
  }
}

/** Writes them whole or not at all, for this user only. What holds a text can hold personal data, and is left out. */
export function writeRemembered(file: string, operations: readonly RememberedOperation[]): void {
  const kept = operations.filter(({ text }) => !holdsText(text)).slice(0, mostRemembered)
  writeFileSync(`${file}.nieuw`, JSON.stringify(kept), { mode: 0o600 })
  renameSync(`${file}.nieuw`, file)
}

function holdsText(text: string): boolean {
  let found = false
  visit(parse(text, { noLocation: true }), {
    StringValue() {
      found = true
    },
  })
  return found
}
