import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  valueFromAST,
} from 'graphql'
import { fieldsIn } from '../../../schema/language/coordinates.ts'

/**
 * Reads the defaults of arguments and input fields anew, in place: they were read when enums and scalars had no values
 * of their own yet.
 *
 * @throws when one does not fit its type.
 */
export function readDefaults(schema: GraphQLSchema): void {
  const done = new Set<GraphQLInputObjectType>()

  /** What a default leaves out comes from the defaults inside, so those go first. */
  function readInside(type: GraphQLInputObjectType): void {
    if (done.has(type)) return
    done.add(type)
    for (const field of Object.values(type.getFields())) {
      const inside = getNamedType(field.type)
      if (isInputObjectType(inside)) readInside(inside)
      readDefault(`${type.name}.${field.name}`, field)
    }
  }

  for (const type of Object.values(schema.getTypeMap())) if (isInputObjectType(type)) readInside(type)
  for (const { coordinate, field } of fieldsIn(schema)) {
    for (const argument of field.args) readDefault(`${coordinate}(${argument.name}:)`, argument)
  }
}

function readDefault(coordinate: string, input: GraphQLArgument | GraphQLInputField): void {
  const written = input.astNode?.defaultValue
  if (!written) return
  const value = valueFromAST(written, input.type)
  if (value === undefined) throw new Error(`Reading the default of "${coordinate}": it does not fit its type`)
  input.defaultValue = value
}
