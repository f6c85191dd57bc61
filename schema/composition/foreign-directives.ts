import { visit } from 'graphql'
import { linkedNames } from '../rights/links.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

const authorisationNames = /^(federation__)?(authenticated|requiresScopes|policy)$/

/**
 * Finds authorisation directives that do not come from the federation specification. Composition drops those
 * without a word, and the field that they seem to protect is open.
 */
export function findForeignDirectives({ name, sdl }: SubgraphSdl): string[] {
  const { authorisation } = linkedNames(sdl)
  const problems = new Set<string>()
  const report = (directive: string, what: string) =>
    problems.add(
      `subgraph "${name}" ${what} @${directive}, which is not imported from the federation specification; ` +
        `wanted import: ["@${directive}"] in its @link to https://specs.apollo.dev/federation`,
    )
  visit(sdl, {
    Directive({ name: { value } }) {
      if (authorisationNames.test(value) && !authorisation.has(value)) report(value, 'uses')
    },
    DirectiveDefinition({ name: { value } }) {
      if (authorisationNames.test(value)) report(value, 'defines its own')
    },
  })
  return [...problems]
}
