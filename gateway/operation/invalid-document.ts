import { type DocumentNode, GraphQLError, type GraphQLSchema, validate } from 'graphql'
import { validationRules } from '../../schema/language/validation-rules.ts'
import { PublicErrors } from '../errors.ts'

/** The document cannot be executed; `errors` may be shown. */
export class InvalidDocument extends PublicErrors {
  constructor(code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED', errors: readonly GraphQLError[]) {
    super(
      code,
      400,
      'The document is not valid',
      errors.map(({ message, locations }) => ({
        message: presentable(message),
        ...(locations ? { locations } : {}),
        extensions: { code },
      })),
    )
  }
}

/** The most errors that are told of one document. */
const maxErrors = 20

export function isValid(schema: GraphQLSchema, document: DocumentNode): boolean {
  const rules = validationRules(() => null)
  return validate(schema, document, rules, { maxErrors: 1 }).length === 0
}

/**
 * What is wrong with a document for who asked it: judged by the schema as that caller can use it, where a name that it
 * may not see is a name that is not there.
 *
 * @returns undefined where nothing is.
 */
export function invalidFor(ownSchema: GraphQLSchema, document: DocumentNode): InvalidDocument | undefined {
  const rules = validationRules(() => ownSchema)
  const errors = validate(ownSchema, document, rules, { maxErrors })
  return errors.length > 0 ? new InvalidDocument('GRAPHQL_VALIDATION_FAILED', errors) : undefined
}

/** For a document that is not valid, and of which the schema of the caller has too little to say why. */
export function invalidSomehow(): InvalidDocument {
  return new InvalidDocument('GRAPHQL_VALIDATION_FAILED', [new GraphQLError('The document is not valid')])
}

/**
 * graphql-js suggests names, and quotes the text where it could not read on; what a caller may not see must not be
 * named to it, and a text can be about a person.
 */
function presentable(message: string): string {
  return message.replace(/ Did you mean .*$/s, '').replace(/\b((?:Block)?String) ".*"/s, '$1')
}
