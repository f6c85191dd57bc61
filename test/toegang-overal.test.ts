import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { loadSupergraph } from '../gateway/supergraph/load.ts'
import { argumentDirectivesOf } from '../schema/rights/argument-directives.ts'
import { subgraphs } from '../subgraphs/definitions.ts'
import { engine } from './support/engine.ts'
import { revealingOperations } from './toegang/arguments.ts'
import { readAskers } from './toegang/askers.ts'
import { guardedTables, wrongRowsOfAll } from './toegang/database.ts'
import { wrongDecisions, wrongGuards, wrongGuardsOfArguments } from './toegang/decisions.ts'
import { wrongCells, wrongInView } from './toegang/overview.ts'
import { everyRoute } from './toegang/routes.ts'
import { wrongRowsOverHttp } from './toegang/rows.ts'
import { wrongAtSource } from './toegang/source.ts'
import { committedSupergraph, readWalkedRegister, withConnection } from './toegang/start.ts'
import { useWalkedHub } from './toegang/suite.ts'

const askers = readAskers()
const known = askers.filter(({ afnemer }) => afnemer !== null)
const named = (some: typeof askers) => some.map((asker) => [asker.name, asker] as const)

it('the committed access matrix says of each field and afnemer what the SDL and the register say', () => {
  const matrix = readFileSync(new URL('../schema/toegang.md', import.meta.url), 'utf8')

  expect(wrongCells(matrix, askers)).toEqual([])
})

describe('what is decided, with or without a row below it', () => {
  const register = readWalkedRegister()
  const { policy } = loadSupergraph(committedSupergraph, subgraphs)
  const reveals = revealingOperations()
  const operations = [...everyRoute(), ...reveals]

  test.each(named(askers))('%s is refused the places that the written rules refuse', (_, asker) => {
    expect(wrongDecisions(policy, register, [asker], operations)).toEqual([])
  })

  test.each(subgraphs.map((definition) => [definition.name, definition] as const))(
    'the guard of %s refuses every afnemer what the written rules refuse',
    (_, { schema, rules, sdl }) => {
      const own = { schema, rules, arguments: argumentDirectivesOf(sdl) }

      expect(wrongGuards(own, register, askers)).toEqual([])
      expect(wrongGuardsOfArguments(own, register, askers, reveals)).toEqual([])
    },
  )
})

describe('beside the fields', () => {
  const running = useWalkedHub()

  test.each(named(askers))(
    '%s gets rows of its own bereik, functies and beperkingen only, and all of those',
    async (_, asker) => {
      const { problems } = await wrongRowsOverHttp(running.hub, asker, running.rows)

      expect(problems).toEqual([])
    },
  )

  it('the database itself gives each afnemer its own rows of every table, and none without settings', async () => {
    const { problems, checked } = await withConnection(running.hub.pool, async (connection) =>
      wrongRowsOfAll(connection, askers, await guardedTables(connection)),
    )

    expect(problems).toEqual([])
    expect(checked).toBeGreaterThan(400)
  }, 60_000)

  test.each(named(known))(
    'each source refuses %s what it may not see, also when asked directly',
    async (_, asker) => {
      for (const definition of subgraphs) {
        const { problems } = await wrongAtSource(running.hub, asker, definition)
        expect(problems).toEqual([])
      }
    },
    60_000,
  )

  test.each(named(askers))('%s is told by ik and by its own schema what it may see', async (_, asker) => {
    expect(await wrongInView(running.hub, asker)).toEqual([])
  })
})

describe('an alias that has the name of a key', () => {
  const running = useWalkedHub()
  const utrecht = askers.filter(({ name }) => name === 'gemeente-utrecht')
  const questions = [
    ['{ organisatie(id: "gm0344") { id: naam meldingen(first: 1) { aantal } } }', 'Utrecht'],
    ['{ organisatie(id: "gm0344") { id: soort meldingen(first: 1) { aantal } } }', 'GEMEENTE'],
  ] as const

  // The executor of `@apollo/gateway` reads the key of an entity from what the alias put there: a wrong value or
  // none, never a row that is not the caller's.
  test.skipIf(engine === 'apollo').each(questions)('%s gives what it asks', async (query, wanted) => {
    const [asker] = utrecht
    if (!asker) throw new Error('Asking under an alias: gemeente-utrecht is not in the register')
    const { text } = await running.hub.ask(asker, query, {})

    expect(JSON.parse(text).data.organisatie.id).toBe(wanted)
  })
})
