import { type DocumentNode, visit } from 'graphql'

/*
 * PostgreSQL's texts cannot hold the character NUL, and a statement with one fails and takes its transaction
 * along. So it is refused before anything runs; no text that a source holds could have matched it.
 */

const nul = '\0'

/** Whether a text written in the document holds a NUL. */
export function nulInDocument(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes(nul)
    },
  })
  return found
}

/** The name of a variable that holds a NUL, at any depth. */
export function nulInVariables(variables: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(variables).find((name) => holdsNul(variables[name]))
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(nul)
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) ? value.some(holdsNul) : Object.values(value).some(holdsNul)
}
