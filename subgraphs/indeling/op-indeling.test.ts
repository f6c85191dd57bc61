import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import type { Pool } from '../kit/database/connection.ts'
import { kyselyOver } from '../kit/database/kysely.ts'
import { opIndeling } from './op-indeling.ts'

describe.each(databases())('opIndeling() on $name', (database) => {
  let pool: Pool

  beforeAll(async () => {
    pool = await database.open()
  }, 60_000)
  afterAll(() => pool?.close())

  /** Boxmeer, which went up into Land van Cuijk in 2022; Haaren, which was split in 2021; and Utrecht. */
  const gemeenten = ['gm0756', 'gm0788', 'gm0344']
  const op = async (jaar: number | null | undefined) => {
    const { rows } = await sql<{ naar: string }>`
      select ${opIndeling('rij.id', jaar)} as naar
      from unnest(${gemeenten}::text[]) with ordinality as rij (id, volgorde) order by volgorde`.execute(
      kyselyOver<never>(pool),
    )
    return rows.map(({ naar }) => naar)
  }

  it.each([[null], [undefined], [2021]])('leaves every organisation as it was for %s', async (jaar) => {
    expect(await op(jaar)).toEqual(gemeenten)
  })

  it('makes an organisation what it had gone up into, and leaves what was split', async () => {
    expect(await op(2022)).toEqual(['gm1982', 'gm0788', 'gm0344'])
  })
})
