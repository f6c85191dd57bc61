import { buildASTSchema, type GraphQLSchema, parse } from 'graphql'
import { fieldsIn } from '../../../schema/language/coordinates.ts'
import type { PlanNames } from '../normalise/safe-aliases.ts'
import { type Requirements, requirementsOf } from './requirements.ts'
import { type Types, typesOf } from './types.ts'

/** What the engine knows of a supergraph besides its API schema. */
export interface Knowledge {
  /** The supergraph as a schema: hidden types and fields included. */
  readonly schema: GraphQLSchema
  readonly types: Types
  readonly requirements: Requirements
  readonly names: PlanNames
}

/** @param executableSdl the supergraph, as the planner gets it. */
export function knowledgeOf(executableSdl: string): Knowledge {
  const document = parse(executableSdl, { noLocation: true })
  const schema = buildASTSchema(document, { assumeValidSDL: true })
  const requirements = requirementsOf(document)
  const names = { fields: fieldNames(schema), requiredWithArguments: requirements.withArguments }
  return { schema, types: typesOf(schema), requirements, names }
}

function fieldNames(schema: GraphQLSchema): Set<string> {
  return new Set(fieldsIn(schema).map(({ field }) => field.name))
}
