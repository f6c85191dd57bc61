import { type DocumentNode, type FormattedExecutionResult, parse } from 'graphql'
import { createEngine } from '../../gateway/engine/engine.ts'
import type { Answer } from '../../gateway/operation/answer.ts'
import { createPlanners, type PlannerName } from '../../gateway/planner/create-planners.ts'
import { createApolloExecutor } from '../../gateway/reference/apollo-executor.ts'
import { judge, type Verdict } from './compare.ts'
import { misfit } from './conforms.ts'
import { type Contender, type CreateExecutor, createContender } from './contender.ts'
import { faulty, silent } from './faults.ts'
import type { ComposedGraph } from './graph.ts'
import type { Operation } from './operations.ts'
import { planOf } from './plans.ts'
import { explain, plannerErrs, type Seen } from './reference-faults.ts'
import { untouched } from './subgraph-source.ts'
import { truthOf } from './truth.ts'
import { type Unexplained, unexplained } from './under-faults.ts'

/** What came of one operation. */
export interface Outcome {
  readonly operation: Operation
  readonly truth: FormattedExecutionResult
  readonly reference: Answer
  /** Of our engine over the plan that the reference has too. */
  readonly ours: Answer
  /** Of our engine as it is by default. */
  readonly byDefault: Answer
  readonly referenceVerdict: Verdict
  readonly ourVerdict: Verdict
  /** The name of the listed fault that explains the reference. */
  readonly fault: string | null
  /** Both again, with faults put in; null where the reference errs without. */
  readonly withFaults:
    | (Unexplained & {
        readonly reference: Answer
        readonly ours: Answer
        readonly faults: readonly string[]
      })
    | null
  /** What is wrong, in words; empty where nothing is. */
  readonly problems: readonly string[]
}

/** An operation, and what may come of it. */
interface Asked {
  readonly operation: Operation
  readonly document: DocumentNode
  readonly seed: number
  /** Whether Apollo's planner, which is asked when Hive's fails, errs too. */
  readonly mayRefuse: boolean
}

type Three = readonly [Contender, Contender, Contender]

/** Shares of places that faults hit: most operations are small, and most faults come alone. */
const shares = [0.01, 0.04, 0.12]

const engineOn =
  (planner: PlannerName): CreateExecutor =>
  async (parts) =>
    createEngine({ ...parts, planners: await createPlanners({ ...parts, planner }) })

/** The reference and our engine over one graph, the engine on each of its planners. */
export class Comparison {
  readonly graph: ComposedGraph
  readonly #reference: Contender
  readonly #ours: Contender
  readonly #byDefault: Contender

  private constructor(graph: ComposedGraph, [reference, ours, byDefault]: Three) {
    this.graph = graph
    this.#reference = reference
    this.#ours = ours
    this.#byDefault = byDefault
  }

  static async start(graph: ComposedGraph): Promise<Comparison> {
    const contenders = await Promise.all([
      createContender(graph, createApolloExecutor),
      createContender(graph, engineOn('apollo')),
      createContender(graph, engineOn('hive')),
    ])
    return new Comparison(graph, contenders)
  }

  async close(): Promise<void> {
    await Promise.all([this.#reference, this.#ours, this.#byDefault].map((one) => one.close()))
  }

  /** @param seed decides the faults. */
  async hold(operation: Operation, seed: number): Promise<Outcome> {
    const { graph } = this
    const document = parse(operation.query)
    const truth = await truthOf(graph, graph.wereld(), document, operation)
    const [reference, ours, byDefault] = await Promise.all([
      this.#reference.answer(operation, graph.wereld(), untouched),
      this.#ours.answer(operation, graph.wereld(), untouched),
      this.#byDefault.answer(operation, graph.wereld(), untouched),
    ])
    const referenceVerdict = judge(reference, truth)
    const ourVerdict = judge(ours, truth)
    const seen: Seen = {
      graph,
      operation,
      document,
      answer: reference,
      truth,
      plan: () => planOf(graph, operation),
    }
    const fault = referenceVerdict === 'right' ? null : (explain(seen)?.name ?? null)
    const problems: string[] = []
    if (referenceVerdict !== 'right' && !fault)
      problems.push(`the reference is ${referenceVerdict}, and no listed fault explains it`)
    const mayRefuse = () => plannerErrs({ ...seen, answer: ours })
    if (ourVerdict !== 'right' && !(ourVerdict === 'refused' && mayRefuse()))
      problems.push(`ours is ${ourVerdict}`)
    const unfit = misfit(graph.apiSchema, document, operation, ours.data)
    if (unfit) problems.push(`ours cannot be an answer: ${unfit}`)
    const asked = { operation, document, seed, mayRefuse: mayRefuse() }
    problems.push(...(await this.#problemsByDefault(asked, byDefault, truth)))

    const base = { operation, truth, reference, ours, byDefault, referenceVerdict, ourVerdict, fault }
    const comparable = ['right', 'order', 'errors'].includes(referenceVerdict) && ourVerdict === 'right'
    if (!comparable) return { ...base, withFaults: null, problems }
    const withFaults = await this.#withFaults(operation, document, seed)
    return { ...base, withFaults, problems: [...problems, ...withFaults.problems] }
  }

  /** Its plans are others, so faults hit it elsewhere: it is held against the truth, of which a part may be lost. */
  async #problemsByDefault(
    { operation, document, seed, mayRefuse }: Asked,
    answer: Answer,
    truth: FormattedExecutionResult,
  ): Promise<string[]> {
    const { apiSchema } = this.graph
    const verdict = judge(answer, truth)
    const problems =
      verdict === 'right' || (verdict === 'refused' && mayRefuse) ? [] : [`ours by default is ${verdict}`]
    const share = shares[seed % shares.length] ?? 0
    const kept = await this.#byDefault.answer(operation, this.graph.wereld(), silent(seed, share * 3))
    const hit = await this.#byDefault.answer(operation, this.graph.wereld(), faulty(seed, share))
    for (const one of [answer, kept, hit]) {
      const unfit = misfit(apiSchema, document, operation, one.data)
      if (unfit) problems.push(`ours by default cannot be an answer: ${unfit} in ${JSON.stringify(one)}`)
    }
    if (verdict === 'right' && judge(kept, truth) === 'wrong')
      problems.push(`ours by default is wrong when sources keep silent: ${JSON.stringify(kept)}`)
    return problems
  }

  async #withFaults(operation: Operation, document: DocumentNode, seed: number) {
    const { graph } = this
    const share = shares[seed % shares.length] ?? 0
    const faults = new Set<string>()
    const note = (what: string) => void faults.add(what)
    const [asked, askedByOurs] = [new Set<string>(), new Set<string>()]
    const [reference, ours] = await Promise.all([
      this.#reference.answer(
        operation,
        graph.wereld(),
        faulty(seed, share, note, (what) => void asked.add(what)),
      ),
      this.#ours.answer(
        operation,
        graph.wereld(),
        faulty(seed, share, note, (what) => void askedByOurs.add(what)),
      ),
    ])
    const sameQuestions = asked.size === askedByOurs.size && [...asked].every((one) => askedByOurs.has(one))
    const pair = { reference, ours, faults: [...faults], query: operation.query, sameQuestions }
    const left = unexplained(pair)
    const problems: string[] = []
    if (left.data.length > 0)
      problems.push(`with faults, data differs: ${JSON.stringify(left.data.slice(0, 3))}`)
    if (left.missing.length > 0)
      problems.push(`with faults, ours lacks errors: ${JSON.stringify(left.missing.slice(0, 3))}`)
    if (left.extra.length > 0)
      problems.push(`with faults, ours has more errors: ${JSON.stringify(left.extra.slice(0, 3))}`)
    const unfit = misfit(graph.apiSchema, document, operation, ours.data)
    if (unfit) problems.push(`with faults, ours cannot be an answer: ${unfit}`)
    return { ...left, ...pair, problems }
  }
}
