/** Holds an answer against the oracle, node by node: what is refused, what is told of it, and what is there. */
import { isDeepStrictEqual } from 'node:util'
import type { Asker } from './askers.ts'
import type { FieldNode, Node, Operation } from './operations.ts'
import { possible, type Refusal, refusal, revealRefusal } from './oracle.ts'

interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { path?: readonly (string | number)[]; extensions: Record<string, unknown> }[]
}

/** What came of one request. */
export interface Verdict {
  readonly problems: string[]
  /** Fields that were judged on a real object: `Melding.ernst`. */
  readonly reached: string[]
  /** Fields that had a value there. */
  readonly seen: string[]
}

const soorten: Readonly<Record<string, string>> = { gm: 'Gemeente', pv: 'Provincie', ws: 'Waterschap' }

export function judge(
  asker: Asker,
  operations: readonly Operation[],
  status: number,
  answer: Answer,
): Verdict {
  const nodes = operations.flatMap(({ roots }) => roots)
  const refused = refusalsIn(asker, nodes, ['Query'])
  if (asker.weigert && refused.length > 0) return judgeWhole(refused, status, answer)

  const problems: string[] = []
  const reached: string[] = []
  const seen: string[] = []
  const expected = new Map<string, Refusal>()

  /** Per object: what each leaf was, so that two aliases of it can be compared. */
  const values = new WeakMap<object, Map<string, string>>()

  function visit(
    children: readonly Node[],
    object: Record<string, unknown>,
    type: string,
    path: (string | number)[],
  ) {
    for (const node of children) {
      if (node.kind === 'field') field(node, object, type, [...path, node.key])
      else if (!node.on || possible(node.on).includes(type)) visit(node.children, object, type, path)
    }
  }

  function field(node: FieldNode, object: Record<string, unknown>, type: string, path: (string | number)[]) {
    const coordinate = `${type}.${node.name}`
    const here = `${coordinate} at ${path.join('.')}`
    const reason = refusalOf(asker, node, type)
    reached.push(coordinate)
    if (!Object.hasOwn(object, node.key)) {
      problems.push(`lost: ${here} is not in the answer`)
      return
    }
    const value = object[node.key]
    if (reason) {
      expected.set(JSON.stringify(path), reason)
      if (value !== null) problems.push(`leak: ${here} has a value`)
      return
    }
    if (node.name === '__typename' && value !== type)
      problems.push(`lost: ${here} is ${JSON.stringify(value)}`)
    if (!node.type) {
      const known = values.get(object) ?? new Map<string, string>()
      values.set(object, known)
      const before = known.get(node.name) ?? JSON.stringify(value)
      known.set(node.name, before)
      if (before !== JSON.stringify(value))
        problems.push(`lost: ${here} differs from the same field beside it`)
    }
    if (value === null || (Array.isArray(value) && value.length === 0)) return
    seen.push(coordinate)
    below(node, value, path)
  }

  function below(node: FieldNode, value: unknown, path: (string | number)[]) {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) below(node, item, [...path, index])
    else if (node.type && typeof value === 'object' && value !== null) {
      const object = value as Record<string, unknown>
      visit(node.children, object, typeOf(node.type, object), path)
    }
  }

  if (status !== 200)
    return { problems: [`lost: status ${status}: ${JSON.stringify(answer).slice(0, 300)}`], reached, seen }
  const everythingRefused = nodes.every((node) => isRefused(asker, node))
  if (everythingRefused && answer.data !== null)
    problems.push('leak: everything is refused, and there is data')
  if (!everythingRefused && !answer.data)
    problems.push('lost: not everything is refused, and there is no data')
  if (everythingRefused) {
    const none = Object.fromEntries(keysOf(nodes).map((key) => [key, null]))
    visit(nodes, none, 'Query', [])
  } else if (answer.data) visit(nodes, answer.data, 'Query', [])

  for (const { path, extensions } of answer.errors ?? []) {
    const { aantal = 1, plaatsen = [path], ...told } = extensions
    const places = (plaatsen as unknown[]).map((place) => JSON.stringify(place))
    const reason = expected.get(JSON.stringify(path))
    // No refusal: a count that cannot be told, such as that of who takes no part.
    if (!reason && extensions['reden'] !== undefined) continue
    const wanted = reason && { code: 'UNAUTHORIZED_FIELD_OR_TYPE', ...reason }
    const key = JSON.stringify(path)
    if (!wanted) {
      problems.push(`lost: an error at ${key}: ${JSON.stringify(extensions)}`)
      continue
    }
    if (!isDeepStrictEqual(told, wanted))
      problems.push(`told wrongly at ${key}: ${JSON.stringify(told)}; wanted ${JSON.stringify(wanted)}`)
    // A refusal is told once: it names some of its places, and counts all.
    const same = [...expected].filter(([, other]) => isDeepStrictEqual(other, reason)).map(([at]) => at)
    if (aantal !== same.length)
      problems.push(`told wrongly at ${key}: ${aantal} places of ${reason.veld}; wanted ${same.length}`)
    for (const place of places)
      if (!same.includes(place))
        problems.push(`lost: ${reason.veld} told at ${place}, where it is not refused`)
    for (const at of same) expected.delete(at)
  }
  for (const [key, { veld }] of expected) problems.push(`told nothing of the refusal of ${veld} at ${key}`)
  return { problems, reached, seen }
}

/** An asker that wants all or nothing gets neither data nor a part of the reasons. */
function judgeWhole(refused: readonly Refusal[], status: number, answer: Answer): Verdict {
  const wanted = [...new Map(refused.map((one) => [one.veld, one])).values()]
  const told = (answer.errors?.[0]?.extensions['velden'] ?? []) as Refusal[]
  const sorted = (some: readonly Refusal[]) => [...some].sort((a, b) => (a.veld < b.veld ? -1 : 1))
  const problems: string[] = []
  if (status !== 403 || 'data' in answer) problems.push(`leak: status ${status} where all is refused`)
  if (!isDeepStrictEqual(sorted(told), sorted(wanted))) {
    problems.push(`told wrongly: ${JSON.stringify(sorted(told))}; wanted ${JSON.stringify(sorted(wanted))}`)
  }
  return { problems, reached: [], seen: [] }
}

/** Why a field is refused on an object of a type, by itself or by what its arguments reveal; null when it may be read. */
export function refusalOf(asker: Asker, node: FieldNode, type: string): Refusal | null {
  const own = refusal(asker, type, node.name, node.on)
  if (own) return own
  for (const coordinate of node.uses ?? []) {
    const found = revealRefusal(asker, coordinate)
    if (found) return found
  }
  return null
}

/** Everything in a tree that is refused on some object that it can be asked of. */
export function refusalsIn(asker: Asker, nodes: readonly Node[], types: readonly string[]): Refusal[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'fragment') {
      const narrowed = node.on ? types.filter((type) => possible(node.on ?? '').includes(type)) : types
      return refusalsIn(asker, node.children, narrowed)
    }
    const reasons = types.map((type) => refusalOf(asker, node, type))
    const below =
      node.type && reasons.includes(null) ? refusalsIn(asker, node.children, possible(node.type)) : []
    return [...reasons.filter((reason) => reason !== null), ...below]
  })
}

/** The part of a tree of which nothing is refused; where an object has nothing left, its type's name. */
export function allowedPart(asker: Asker, nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    const children = allowedPart(asker, node.children)
    if (node.kind === 'fragment') return children.length > 0 ? [{ ...node, children }] : []
    if (possible(node.on).some((type) => refusalOf(asker, node, type))) return []
    if (!node.type) return [node]
    const typename: FieldNode = {
      kind: 'field',
      key: '__typename',
      name: '__typename',
      on: node.type,
      children: [],
    }
    return [{ ...node, children: children.length > 0 ? children : [typename] }]
  })
}

function isRefused(asker: Asker, node: Node): boolean {
  if (node.kind === 'fragment') return node.children.every((child) => isRefused(asker, child))
  return refusalOf(asker, node, 'Query') !== null
}

function keysOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'field' ? [node.key] : keysOf(node.children)))
}

function typeOf(type: string, object: Record<string, unknown>): string {
  if (possible(type).length === 1) return type
  return soorten[String(object['wie']).slice(0, 2)] ?? type
}
