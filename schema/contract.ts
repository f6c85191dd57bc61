import { readFileSync } from 'node:fs'
import { buildSchema, parse } from 'graphql'
import { argumentDirectivesOf } from './rights/argument-directives.ts'
import { rulesOf } from './rights/directives.ts'
import type { Policy } from './rights/policy.ts'

/** The committed contract: the API schema and the rules in the supergraph it was composed with. */
export function readContract(): Policy {
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
  const supergraph = parse(read('supergraph.graphql'))
  return {
    schema: buildSchema(read('api.graphql')),
    rules: rulesOf(supergraph),
    arguments: argumentDirectivesOf(supergraph),
  }
}
