/** Operations as trees of which every node knows the type it stands on, so that an answer can be judged node by node. */

export interface FieldNode {
  readonly kind: 'field'
  /** The response key. */
  readonly key: string
  readonly name: string
  /** Arguments as written, without the brackets. */
  readonly given?: string
  /** Coordinates of arguments, input fields and enum values that `given` uses and that may reveal. */
  readonly uses?: readonly string[]
  /** The type through which it is selected. */
  readonly on: string
  /** What it returns; undefined for a leaf. */
  readonly type?: string | undefined
  readonly children: readonly Node[]
}

export interface FragmentNode {
  readonly kind: 'fragment'
  /** The type condition; null for none. */
  readonly on: string | null
  /** A name makes it a named fragment. */
  readonly named?: string
  readonly children: readonly Node[]
}

export type Node = FieldNode | FragmentNode

export interface Operation {
  /** How it reaches what it asks: for people. */
  readonly route: string
  readonly roots: readonly Node[]
  /** Variables beside those of the given ids: the type with its default, and the value, if one is given. */
  readonly variables?: Readonly<Record<string, { readonly type: string; readonly value?: unknown }>>
}

/** Writes operations as one document; `ids` are the variables that every operation may use, with their values. */
export function render(
  operations: readonly Operation[],
  ids: Readonly<Record<string, unknown>>,
): { query: string; variables: Record<string, unknown> } {
  const fragments = new Map<string, string>()
  const selections = (nodes: readonly Node[]): string =>
    nodes.length === 0 ? '' : `{ ${nodes.map(selection).join(' ')} }`
  const selection = (node: Node): string => {
    if (node.kind === 'field') {
      const alias = node.key === node.name ? '' : `${node.key}: `
      const given = node.given ? `(${node.given})` : ''
      return `${alias}${node.name}${given} ${selections(node.children)}`
    }
    if (!node.named) return `... ${node.on ? `on ${node.on} ` : ''}${selections(node.children)}`
    fragments.set(node.named, `fragment ${node.named} on ${node.on} ${selections(node.children)}`)
    return `...${node.named}`
  }
  const body = operations
    .flatMap(({ roots }) => roots)
    .map(selection)
    .join(' ')
  const text = [body, ...fragments.values()].join('\n')
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  const define = (name: string, type: string, value?: unknown) => {
    // What is left of a tree may not use all that the whole did.
    if (!new RegExp(`\\$${name}\\b`).test(text)) return
    definitions.push(`$${name}: ${type}`)
    if (value !== undefined) variables[name] = value
  }
  for (const [name, value] of Object.entries(ids)) define(name, 'ID!', value)
  for (const operation of operations) {
    for (const [name, { type, value }] of Object.entries(operation.variables ?? {})) define(name, type, value)
  }
  const head = definitions.length > 0 ? `query (${definitions.join(', ')}) ` : 'query '
  return { query: [`${head}{ ${body} }`, ...fragments.values()].join('\n'), variables }
}

/** Gives each root a key of its own, so that operations can share a request. */
export function withRootKey(operation: Operation, key: string): Operation {
  return {
    ...operation,
    roots: operation.roots.map((node, index) =>
      node.kind === 'field' ? { ...node, key: operation.roots.length > 1 ? `${key}_${index}` : key } : node,
    ),
  }
}
