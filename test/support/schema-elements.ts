import {
  type ASTNode,
  type ConstDirectiveNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  print,
  printSchema,
} from 'graphql'

interface Described {
  readonly astNode?: ASTNode | null | undefined
  readonly extensionASTNodes?: readonly ASTNode[] | undefined
}

export interface Everything {
  readonly sdl: string
  /** Coordinate → the directives on it as they are written, which the SDL of a schema leaves out. */
  readonly applied: Readonly<Record<string, readonly string[]>>
}

/** All that a schema says, in one order. */
export function everythingOf(schema: GraphQLSchema): Everything {
  const sorted = lexicographicSortSchema(schema)
  const applied: Record<string, readonly string[]> = { schema: directivesOf(schema) }
  for (const type of Object.values(sorted.getTypeMap())) {
    if (isIntrospectionType(type)) continue
    const add = (name: string, element: Described) => {
      applied[name] = directivesOf(element)
    }
    add(type.name, type)
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(`${type.name}.${field.name}`, field)
        for (const argument of field.args) add(`${type.name}.${field.name}(${argument.name}:)`, argument)
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field)
    }
    if (isEnumType(type)) for (const value of type.getValues()) add(`${type.name}.${value.name}`, value)
  }
  return { sdl: printSchema(sorted), applied }
}

function directivesOf({ astNode, extensionASTNodes = [] }: Described): readonly string[] {
  return [astNode ?? [], extensionASTNodes]
    .flat()
    .flatMap((node) => ('directives' in node ? (node.directives as readonly ConstDirectiveNode[]) : []))
    .map((directive) => print(directive))
    .sort()
}
