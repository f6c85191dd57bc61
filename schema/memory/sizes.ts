/**
 * About how many bytes of heap things hold that are remembered of operations, as measured over dense, typical and small
 * ones (bench/hub/RESULTS.md, 74): what is remembered for each token, and besides. Texts are counted apart.
 */
const measured = {
  /** A document that was parsed, with its positions. */
  document: { token: 280, besides: 2_000 },
  /** What was decided of an operation for one set of rights. */
  decision: { token: 150, besides: 2_500 },
  /** An operation with its plan as functions. */
  compiledPlan: { token: 900, besides: 6_000 },
  /** An operation of a subgraph as functions, with its guard. */
  compiledOperation: { token: 450, besides: 12_000 },
} as const

/** About how many bytes a thing of a document of so many tokens holds, without its text. */
export function bytesOf(thing: keyof typeof measured, tokens: number): number {
  const { token, besides } = measured[thing]
  return tokens * token + besides
}

/** How many bytes the schema of one caller holds. */
export function bytesOfSchema(types: number): number {
  return 1_000_000 + types * 10_000
}
