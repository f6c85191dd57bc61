import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import { directiveArgument } from '../language/written-arguments.ts'
import { type Rules, rulesOf } from './directives.ts'
import { linkedNames } from './links.ts'

/** A supergraph taken apart: what may be seen by whom, and what can be executed. */
export interface SplitSupergraph {
  readonly rules: Rules
  /** The supergraph without its authorisation features, which `@apollo/gateway` refuses to load. */
  readonly executableSdl: string
  /** All of it. */
  readonly document: DocumentNode
}

/**
 * Full supergraph SDL → the rules in it, and the SDL to execute. Only the executable part goes to the gateway's
 * planner; the rules never come from anywhere else, so one cannot be loaded without the other.
 *
 * @throws when the SDL cannot be parsed, or links a security feature that is not understood here.
 */
export function splitSupergraph(supergraphSdl: string): SplitSupergraph {
  const document = parse(supergraphSdl)
  return { rules: rulesOf(document), executableSdl: print(withoutSecurity(document)), document }
}

/** What is hidden from everyone needs no rule: it is not in the API schema, and the planner must know of it. */
const keptByPlanner = /^https:\/\/specs\.apollo\.dev\/inaccessible\/v0\.[12]$/

const understood = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1$/

function withoutSecurity(document: DocumentNode): DocumentNode {
  const directives = new Set(linkedNames(document).authorisation.keys())
  const isSecurityLink = (directive: ConstDirectiveNode) => {
    if (directive.name.value !== 'link' || directiveArgument(directive, 'for') !== 'SECURITY') return false
    const url = String(directiveArgument(directive, 'url'))
    if (understood.test(url)) return true
    if (keptByPlanner.test(url)) return false
    throw new Error(
      `Loading the supergraph: it links the security feature "${url}", which the hub cannot enforce`,
    )
  }
  return visit(document, {
    Directive(node) {
      const security = directives.has(node.name.value) || isSecurityLink(node as ConstDirectiveNode)
      return security ? null : undefined
    },
    DirectiveDefinition: (node) => (directives.has(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (isNameOf(directives, node) ? null : undefined),
  })
}

/** `requiresScopes__Scope`: the scalar of a security feature. */
function isNameOf(directives: ReadonlySet<string>, node: DefinitionNode): boolean {
  if (node.kind !== Kind.SCALAR_TYPE_DEFINITION) return false
  // An imported directive can have another name than its feature, after which the scalar is called.
  return [...directives, 'requiresScopes', 'policy'].some((directive) =>
    node.name.value.startsWith(`${directive}__`),
  )
}
