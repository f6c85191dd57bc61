import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'

/** More memory than this makes no cache larger, in bytes: what is asked often fits in what follows from it. */
const most = 1_073_741_824

/**
 * Which part of the memory that a process may take each thing in it may hold. The hub in one process has the gateway
 * and six subgraphs, of which each has its own; together they leave more than half for the requests under way.
 */
const shares = {
  /** Documents as they were sent, with what is measured and decided of them. */
  documents: 0.08,
  /** Operations as the decision left them, with their compiled plans. */
  operations: 0.1,
  /** Plans as the planner made them. */
  plans: 0.03,
  /** Questions to sources, as JSON. */
  questions: 0.01,
  /** The schema as each set of rights can use it. */
  ownSchemas: 0.08,
  /** Access tokens that were verified. */
  tokens: 0.01,
  /** In each subgraph: operations that were compiled. */
  compiled: 0.015,
  /** In each subgraph: callers in assertions that were verified, and what each may see. */
  callers: 0.01,
  /** In each field of a subgraph that is asked by ids: statements. */
  statements: 0.005,
  /** In each subgraph: answers that are being built. */
  answers: 0.12,
} as const

export type Share = keyof typeof shares

/**
 * How many bytes a thing may hold in this process.
 *
 * @param limit how many the process may take.
 */
export function bytesFor(share: Share, limit: number = memoryLimit()): number {
  return Math.floor(shares[share] * Math.min(limit, most))
}

/**
 * How many bytes this process may take: what its container allows, what the machine has, or what V8 lets the heap grow
 * to, whichever is least.
 */
export function memoryLimit(): number {
  // 0 or more than any machine has, where nothing constrains it.
  const constrained = process.constrainedMemory()
  const limits = [getHeapStatistics().heap_size_limit, totalmem(), constrained]
  return Math.min(...limits.filter((limit) => limit > 0))
}
