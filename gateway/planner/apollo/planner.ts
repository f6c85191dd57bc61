import { Worker } from 'node:worker_threads'
import type { QueryPlan } from '@apollo/query-planner'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { bytesFor } from '../../../schema/memory/shares.ts'
import { PublicError } from '../../errors.ts'
import { Unplannable } from '../planner.ts'
import type { PlanRequest, ThreadMessage, ThreadStart } from './messages.ts'

/** Apollo's planner, in a thread of its own: plans one operation after another, each within a deadline. */
export interface ApolloPlanner {
  /** When the thread can plan; what is asked before waits for that. */
  readonly ready: Promise<void>
  /**
   * @param operation valid against the API schema; its text and name are the key under which the plan is kept.
   * @throws {PublicError} 400 when planning takes too long or branches too far; 503 when too many wait for a plan.
   */
  plan(operation: string, operationName: string | undefined): Promise<QueryPlan>
  close(): Promise<void>
}

export interface ApolloPlannerOptions {
  readonly executableSdl: string
  readonly logger: Logger
  /** How long making one plan may take, in milliseconds. */
  readonly deadline?: number
  /** How many ways the planner may keep open for one selection. */
  readonly maxOptions?: number
  /** How many whole plans it may compare. */
  readonly maxPlans?: number
  /** The largest heap of the thread, in MiB. */
  readonly memory?: number
}

const rememberedPlans = 2_000
/** What a plan and its key hold, per character of the operation. */
const bytesPerCharacter = 60
const rememberedRefusals = 2_000
/** How long a refusal is repeated, in milliseconds: a busy machine can be why planning took too long. */
const refusalHolds = 60_000
/** How many operations may wait for their plan. */
const longestQueue = 200

interface Waiting {
  readonly request: PlanRequest
  readonly resolve: (plan: QueryPlan) => void
  readonly reject: (error: Error) => void
}

/**
 * Apollo's planner runs to its end and takes what memory it wants: an operation of a hundred tokens that goes from
 * source to source five times exhausts four gigabytes. So plans are made in a thread with a heap of its own; past
 * the deadline, or out of memory, that thread is ended and another takes its place, and requests whose plans are
 * known are answered meanwhile.
 */
export function createApolloPlanner(options: ApolloPlannerOptions): ApolloPlanner {
  const { executableSdl, logger, deadline = 2_000, maxOptions = 500, maxPlans = 10, memory = 256 } = options
  const plans = new LRUCache<string, QueryPlan>({
    max: rememberedPlans,
    maxSize: bytesFor('plans'),
    sizeCalculation: (_, key) => key.length * bytesPerCharacter,
  })
  const refusals = new LRUCache<string, PublicError>({
    max: rememberedRefusals,
    maxSize: Math.floor(bytesFor('plans') / 10),
    sizeCalculation: (_, key) => key.length + 1_000,
    ttl: refusalHolds,
  })
  const underWay = new Map<string, Promise<QueryPlan>>()
  const queue: Waiting[] = []
  let thread = startThread({ executableSdl, maxOptions, maxPlans }, memory)
  let working = false
  let closed = false
  const { ready } = thread

  async function work(): Promise<void> {
    if (working) return
    working = true
    for (let next = queue.shift(); next; next = queue.shift()) {
      try {
        await thread.ready
        next.resolve(planIn(await thread.ask(next.request, deadline)))
      } catch (error) {
        next.reject(error instanceof Error ? error : new Error(String(error)))
        if (!thread.alive && !closed) {
          logger.warn({ operationName: next.request.operationName }, 'the planner was ended and starts anew')
          thread = startThread({ executableSdl, maxOptions, maxPlans }, memory)
        }
      }
    }
    working = false
  }

  function planIn(message: ThreadMessage): QueryPlan {
    if (message.kind === 'plan') return message.plan
    if (message.kind === 'too many options') {
      throw refusal('planopties', maxOptions, `its plan branches into over ${maxOptions} ways`)
    }
    throw new Unplannable(message.kind === 'failed' ? message.message : message.kind)
  }

  function make(key: string, request: PlanRequest): Promise<QueryPlan> {
    if (queue.length >= longestQueue) throw tooBusy()
    const made = new Promise<QueryPlan>((resolve, reject) => {
      queue.push({ request, resolve, reject })
    }).then(
      (plan) => {
        plans.set(key, plan)
        return plan
      },
      (error) => {
        if (error instanceof PublicError) refusals.set(key, error)
        throw error
      },
    )
    const settled = made.finally(() => underWay.delete(key))
    underWay.set(key, settled)
    void work()
    return settled
  }

  return {
    ready,
    async plan(operation, operationName) {
      if (closed) throw new Error('Planning an operation: the planner is closed')
      const key = JSON.stringify([operation, operationName ?? null])
      const refused = refusals.get(key)
      if (refused) throw refused
      return plans.get(key) ?? underWay.get(key) ?? make(key, { operation, operationName })
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0))
        reject(new Error('Planning an operation: the planner was closed'))
      await thread.end()
    },
  }
}

function refusal(limiet: string, toegestaan: number, why: string): PublicError {
  return new PublicError('LIMIT_EXCEEDED', 400, `The operation passes the limit "${limiet}": ${why}`, {
    limiet,
    toegestaan,
  })
}

function tooBusy(): PublicError {
  return new PublicError('NOT_READY', 503, 'Too many operations wait for their plan; ask again later')
}

/** One thread, which takes one question at a time. */
function startThread(start: ThreadStart, memory: number) {
  const worker = new Worker(new URL('./start-thread.js', import.meta.url), {
    workerData: start,
    execArgv: [],
    // It lives from one plan to the next; a large nursery would stay resident between them.
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16 },
  })
  let alive = true
  let hear: ((message: ThreadMessage | Error) => void) | undefined
  worker.on('message', (message: ThreadMessage) => hear?.(message))
  worker.on('error', (error) => hear?.(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => {
    alive = false
    hear?.(new Error('Planning an operation: the thread ended'))
  })

  /** The next thing the thread says; past the deadline, where there is one, it is ended. */
  function listen(end?: { readonly deadline: number; readonly late: () => Error }): Promise<ThreadMessage> {
    return new Promise((resolve, reject) => {
      const timer = end && setTimeout(() => hear?.(end.late()), end.deadline)
      hear = (message) => {
        clearTimeout(timer)
        hear = undefined
        if (!(message instanceof Error)) return resolve(message)
        alive = false
        void worker.terminate()
        reject(outOfMemory(message) ? tooLarge(memory) : message)
      }
    })
  }

  // It loads the supergraph, on a machine that may fill its data meanwhile: a thread that cannot start ends by itself.
  const ready = listen().then(() => undefined)
  ready.catch(() => undefined)
  return {
    ready,
    get alive() {
      return alive
    },
    ask(request: PlanRequest, deadline: number): Promise<ThreadMessage> {
      const late = () => refusal('plantijd', deadline, `planning it takes over ${deadline} milliseconds`)
      const answer = listen({ deadline, late })
      worker.postMessage(request)
      return answer
    },
    async end() {
      await worker.terminate()
    },
  }
}

function outOfMemory(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLarge(memory: number): PublicError {
  return refusal('plangeheugen', memory, `planning it takes over ${memory} MiB`)
}
