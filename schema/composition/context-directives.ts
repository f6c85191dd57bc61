import { visit } from 'graphql'
import { federationNames } from '../rights/links.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/**
 * Finds `@context` and `@fromContext`, which hand a field's value to fields far below it. No check here follows
 * those, so a protected value could reach an open field.
 */
export function findContextDirectives({ name, sdl }: SubgraphSdl): string[] {
  const names = new Set([...federationNames(sdl, 'context'), ...federationNames(sdl, 'fromContext')])
  const problems = new Set<string>()
  visit(sdl, {
    Directive({ name: { value } }) {
      if (!names.has(value)) return
      problems.add(
        `subgraph "${name}" uses @${value}, whose way through the schema is not checked against the rules; ` +
          'wanted @requires',
      )
    },
  })
  return [...problems]
}
