import { elementsIn } from '../language/coordinates.ts'
import { argumentDirectivesOf } from '../rights/argument-directives.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/**
 * Finds `@verraadt` of a field that its own subgraph does not have: nobody's rights on it would be checked there,
 * and a coordinate with a typing error would be checked nowhere.
 */
export function findUnknownRevealed({ name, sdl }: SubgraphSdl): string[] {
  const fields = new Set(
    elementsIn(sdl)
      .filter(({ kind }) => kind === 'field')
      .map(({ coordinate }) => coordinate),
  )
  return [...argumentDirectivesOf(sdl).reveals].flatMap(([coordinate, revealed]) =>
    revealed
      .filter((field) => !fields.has(field))
      .map(
        (field) =>
          `subgraph "${name}": ${coordinate} reveals "${field}", which is no field of this subgraph; ` +
          'wanted a coordinate such as "Melding.ernst"',
      ),
  )
}
