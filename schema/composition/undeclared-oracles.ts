import { type DocumentNode, Kind, visit } from 'graphql'
import { elementsIn } from '../language/coordinates.ts'
import { argumentDirectivesOf } from '../rights/argument-directives.ts'
import { rulesOf } from '../rights/directives.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/**
 * Finds arguments, input fields and enum values that are named after a field with a rule of its own, and do not
 * say with `@verraadt` that they reveal it: filtering or ordering on a hidden field would be an oracle.
 */
export function findUndeclaredOracles({ name, sdl }: SubgraphSdl): string[] {
  const { reveals } = argumentDirectivesOf(sdl)
  const hidden = hiddenFields(sdl)

  return inputCoordinates(sdl)
    .filter(({ coordinate }) => !reveals.has(coordinate))
    .flatMap(({ coordinate, word }) => {
      const revealed = hidden.filter((field) => word.includes(normalised(fieldName(field))))
      if (revealed.length === 0) return []
      return [
        `subgraph "${name}": ${coordinate} is named after ${revealed.join(', ')}, which has a rule of its own; ` +
          `wanted @verraadt(velden: ${JSON.stringify(revealed)})`,
      ]
    })
}

/** Fields with a rule of their own, on types that hold data: not those by which a query enters. */
function hiddenFields(sdl: DocumentNode): string[] {
  const entrances = new Set(['Query', 'Mutation', ...interfaceObjects(sdl)])
  return [...rulesOf(sdl).fields.keys()].filter(
    (coordinate) => !entrances.has(coordinate.split('.')[0] ?? ''),
  )
}

function interfaceObjects(sdl: DocumentNode): string[] {
  return sdl.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.directives?.some((directive) => directive.name.value === 'interfaceObject')
      ? [definition.name.value]
      : [],
  )
}

interface InputCoordinate {
  readonly coordinate: string
  readonly word: string
}

function inputCoordinates(sdl: DocumentNode): InputCoordinate[] {
  const used = inputTypeNames(sdl)
  // The values of an enum that orders or groups name fields; those of another enum are values of a field.
  const namesFields = (type: string) => used.has(type) && /(Volgorde|Dimensie)$/.test(type)
  return elementsIn(sdl)
    .filter(
      ({ kind, definition }) =>
        kind === 'argument' ||
        kind === 'inputField' ||
        (kind === 'enumValue' && namesFields(definition.name.value)),
    )
    .map(({ coordinate, node }) => ({ coordinate, word: normalised(node.name.value) }))
}

function inputTypeNames(sdl: DocumentNode): Set<string> {
  const names = new Set<string>()
  visit(sdl, {
    InputValueDefinition(node) {
      visit(node.type, { NamedType: ({ name }) => void names.add(name.value) })
    },
  })
  return names
}

function fieldName(coordinate: string): string {
  return coordinate.split('.')[1] ?? ''
}

/** `AANGIFTE_GEDAAN`, `aangifteGedaan` → `aangiftegedaan`. */
function normalised(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}
