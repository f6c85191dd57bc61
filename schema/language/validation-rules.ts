import {
  type ASTVisitor,
  GraphQLError,
  type GraphQLInputType,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  type ValueNode,
  ValuesOfCorrectTypeRule,
} from 'graphql'
import { givenInDocument } from './given-value.ts'
import { type Misfit, misfits } from './misfits.ts'
import type { Told } from './wanted.ts'

/** The most that is named of what does not fit in one argument; after those it is only said that there are more. */
const mostNamed = 10

/**
 * The rules of graphql-js for a valid document. Whether written values fit is theirs to say as well; in which words
 * is ours, since theirs quote the value and list names that not every caller may be told.
 *
 * @param told asked only where something does not fit.
 */
export function validationRules(told: () => Told): readonly ValidationRule[] {
  return specifiedRules.map((rule) =>
    rule === ValuesOfCorrectTypeRule ? (context: ValidationContext) => fittingValues(context, told) : rule,
  )
}

/** The values in one argument, or in one default of a variable, are judged together, and named on leaving it. */
function fittingValues(context: ValidationContext, told: () => Told): ASTVisitor {
  let fits = true
  const reportError = () => {
    fits = false
  }
  const judge = whileFitting(
    () => fits,
    ValuesOfCorrectTypeRule(Object.assign(Object.create(context), { reportError })),
  )

  const begin = () => {
    fits = true
  }
  const end = (value: ValueNode | undefined, place: string) => {
    if (fits || !value) return
    for (const { message, node } of named(context.getInputType(), value, place, told()))
      context.reportError(new GraphQLError(message, { nodes: node ?? value }))
  }
  return {
    ...judge,
    Argument: { enter: begin, leave: ({ name, value }) => end(value, name.value) },
    VariableDefinition: {
      enter: begin,
      leave: ({ variable, defaultValue }) => end(defaultValue, `$${variable.name.value}`),
    },
  }
}

/** One misfit is enough to know of: graphql-js words an error for each, and seeks a name that looks like it. */
function whileFitting(fits: () => boolean, judge: ASTVisitor): ASTVisitor {
  return Object.fromEntries(
    Object.entries(judge).map(([kind, visit]) => [
      kind,
      typeof visit === 'function' ? (node: ValueNode) => (fits() ? visit(node) : false) : visit,
    ]),
  )
}

function named(
  type: GraphQLInputType | null | undefined,
  value: ValueNode,
  place: string,
  told: Told,
): readonly Misfit[] {
  const found: Misfit[] = []
  for (const misfit of type ? misfits(type, givenInDocument(value), place, told) : []) {
    if (found.length === mostNamed) return [...found, moreIn(place, value)]
    found.push(misfit)
  }
  return found.length > 0 ? found : [{ place, message: `${place} does not fit its type`, node: value }]
}

function moreIn(place: string, node: ValueNode): Misfit {
  return { place, message: `More of ${place} does not fit; the first ${mostNamed} are named`, node }
}
