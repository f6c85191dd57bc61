import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSupergraph } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-supergraph-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const wanted = 'wanted a file with a Federation 2 supergraph, as composition writes it'

describe('reading a supergraph', () => {
  it('gives its text, and its subgraphs with where they answer', () => {
    const text = 'enum join__Graph { EEN @join__graph(name: "een", url: "http://een/graphql") }'
    expect(readSupergraph(written('goed.graphql', text))).toEqual({
      supergraphSdl: text,
      graphs: [{ value: 'EEN', name: 'een', url: 'http://een/graphql' }],
    })
  })

  it('says what it found in a file that is none, and what it wanted', () => {
    const geen = written('geen.graphql', 'geen schema')
    const schema = written('schema.graphql', 'type Query { een: Int }')
    expect(() => readSupergraph(geen)).toThrow(
      `Reading the supergraph: "${geen}" is no GraphQL (Syntax Error: Unexpected Name "geen".); ${wanted}`,
    )
    expect(() => readSupergraph(schema)).toThrow(
      `Reading the supergraph: "${schema}" names no subgraphs (join__Graph); ${wanted}`,
    )
  })

  it('says why a file cannot be read', () => {
    const weg = join(folder, 'weg.graphql')
    expect(() => readSupergraph(weg)).toThrow(`"${weg}" cannot be read (ENOENT); ${wanted}`)
    expect(() => readSupergraph(folder)).toThrow(`"${folder}" cannot be read (EISDIR); ${wanted}`)
  })
})
