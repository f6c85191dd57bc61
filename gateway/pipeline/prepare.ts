import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type AnswerError, PublicError } from '../errors.ts'

/** A request for an operation, as it comes in. */
export interface OperationRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
}

/** A document that is valid against the API schema, and the operation in it that is asked. */
export interface PreparedOperation {
  readonly query: string
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** The document cannot be executed; `errors` may be shown. */
export class InvalidDocument extends PublicError {
  readonly errors: readonly AnswerError[]

  constructor(code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED', errors: readonly GraphQLError[]) {
    super(code, 400, 'The document is not valid')
    this.errors = errors.map(({ message, locations }) => ({
      message: withoutSuggestion(message),
      ...(locations ? { locations } : {}),
      extensions: { code },
    }))
  }
}

const maxErrors = 20
const rememberedDocuments = 2000
/** Documents over this length (in characters) are not remembered. */
const longestRemembered = 50_000

/** Makes the step that parses and validates, once per document. */
export function createPrepare(schema: GraphQLSchema) {
  const documents = new LRUCache<string, DocumentNode>({ max: rememberedDocuments })

  return ({ query, operationName }: OperationRequest): PreparedOperation => {
    const known = documents.get(query)
    const document = known ?? parseAndValidate(schema, query)
    if (!known && query.length <= longestRemembered) documents.set(query, document)
    return { query, document, operation: selectOperation(document, operationName) }
  }
}

function parseAndValidate(schema: GraphQLSchema, query: string): DocumentNode {
  let document: DocumentNode
  try {
    document = parse(query, { maxTokens: 10_000 })
  } catch (error) {
    throw new InvalidDocument('GRAPHQL_PARSE_FAILED', [
      error instanceof GraphQLError ? error : new GraphQLError(''),
    ])
  }
  const errors = validate(schema, document, undefined, { maxErrors })
  if (errors.length > 0) throw new InvalidDocument('GRAPHQL_VALIDATION_FAILED', errors)
  return document
}

function selectOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const chosen =
    name === undefined ? operations : operations.filter((operation) => operation.name?.value === name)
  const [operation] = chosen
  if (operation && chosen.length === 1) return operation
  throw new PublicError(
    'BAD_REQUEST',
    400,
    name === undefined
      ? `The document holds ${operations.length} operations; wanted one, or an operationName`
      : 'The document holds no operation with this operationName',
  )
}

/** graphql-js suggests names; what a caller may not see must not be named to it. */
function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*$/s, '')
}
