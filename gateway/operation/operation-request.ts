/** A request for an operation, as it comes in. */
export interface OperationRequest {
  readonly query: string
  readonly variables: Variables
  readonly operationName: string | undefined
}

/** Variables by name: as they came, or as execution will see them, checked and with defaults. */
export type Variables = Readonly<Record<string, unknown>>
