import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { operationsOf } from '../../schema/language/operations.ts'
import { OwnedCache } from '../../schema/memory/owned-cache.ts'
import { bytesFor } from '../../schema/memory/shares.ts'
import { bytesOf } from '../../schema/memory/sizes.ts'
import { PublicError } from '../errors.ts'
import { type DocumentSizes, hold, type LimitValues, sizesOf } from '../limits/limits.ts'
import { tokens } from '../limits/tokens.ts'
import { InvalidDocument, invalidFor, invalidSomehow, isValid } from '../operation/invalid-document.ts'
import type { OperationRequest } from '../operation/operation-request.ts'
import { type OperationParts, PreparedOperation } from '../operation/prepared-operation.ts'

/** A valid document with what was measured of it, to hold against the limits of each caller that asks it. */
interface PreparedDocument {
  readonly document: DocumentNode
  readonly sizes: DocumentSizes & { readonly tokens: number }
  /** Those of its operations that were asked, by the name under which they were. */
  readonly operations: Map<string | undefined, PreparedOperation>
}

/**
 * Makes the step that parses, measures and validates, once per document; what else is remembered of its operations
 * they hold themselves. Each limit holds before the work that it
 * guards: tokens before parsing, the others before validation, which can take a time that is no longer linear.
 *
 * @param bytes how much may be remembered.
 */
export function createPrepare(parts: OperationParts, bytes: number = bytesFor('documents')) {
  const documents = new OwnedCache<PreparedDocument>({ bytes })

  /**
   * @param ownSchema the schema as the caller can use it, by which a document that is not valid is told of.
   * @param afnemer who asks, and so whose the memory is; null without a token.
   */
  return (
    { query, operationName }: OperationRequest,
    allowed: LimitValues,
    ownSchema: () => GraphQLSchema,
    afnemer: string | null = null,
  ): PreparedOperation => {
    const known = documents.get(afnemer, query)
    if (known) hold(known.sizes, allowed)
    const prepared = known ?? readDocument(parts.policy.schema, query, allowed, ownSchema)
    if (!known)
      documents.set(afnemer, query, prepared, query.length + bytesOf('document', prepared.sizes.tokens))
    const onGrowth = (more: number) => documents.grow(afnemer, query, more)
    return operationIn(parts, query, prepared, operationName, onGrowth)
  }
}

function operationIn(
  parts: OperationParts,
  query: string,
  { document, sizes, operations }: PreparedDocument,
  name: string | undefined,
  onGrowth: (bytes: number) => void,
): PreparedOperation {
  const known = operations.get(name)
  if (known) return known
  const operation = selectOperation(document, name)
  const made = new PreparedOperation(
    parts,
    { query, document, operation },
    { tokens: sizes.tokens, onGrowth },
  )
  operations.set(name, made)
  return made
}

function readDocument(
  schema: GraphQLSchema,
  query: string,
  allowed: LimitValues,
  ownSchema: () => GraphQLSchema,
): PreparedDocument {
  const counted = { tokens: tokens(query) }
  hold(counted, allowed)
  const document = parseText(query)
  const sizes = { ...counted, ...sizesOf(document) }
  hold(sizes, allowed)
  if (!isValid(schema, document)) throw invalidFor(ownSchema(), document) ?? invalidSomehow()
  return { document, sizes, operations: new Map() }
}

function parseText(query: string): DocumentNode {
  try {
    return parse(query)
  } catch (error) {
    throw new InvalidDocument('GRAPHQL_PARSE_FAILED', [
      error instanceof GraphQLError ? error : new GraphQLError(''),
    ])
  }
}

function selectOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = operationsOf(document)
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
