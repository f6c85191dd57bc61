import { describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { useSubgraph } from '../../test/support/subgraph.ts'
import type { PoolConnection } from '../kit/database/connection.ts'
import { veiligWonen } from './subgraph.ts'
import { overgangen, type Status, statussen, volgende, wachtendeStatussen } from './toestanden.ts'

describe('the state machine', () => {
  it('leads from INGEDIEND through every status to AFGEROND', () => {
    const weg: Status[] = []
    for (let status = volgende(null); status; status = volgende(status)) weg.push(status)
    expect(weg).toEqual(statussen.filter((status) => status !== 'INGETROKKEN'))
  })

  it('skips nothing: from each status there is one way on', () => {
    const verder = overgangen.filter(({ naar }) => naar !== 'INGETROKKEN')
    expect(verder).toHaveLength(7)
    expect(new Set(verder.map(({ van }) => van)).size).toBe(7)
  })

  it('lets an aanvraag be withdrawn from every status before AFGEROND, and never leaves an end', () => {
    const intrekbaar = overgangen.filter(({ naar }) => naar === 'INGETROKKEN').map(({ van }) => van)
    expect(intrekbaar).toEqual(statussen.slice(0, 6))
    expect(overgangen.some(({ van }) => van === 'AFGEROND' || van === 'INGETROKKEN')).toBe(false)
  })

  it('waits in the statuses before MAATREGELEN', () => {
    expect(wachtendeStatussen).toEqual(statussen.slice(0, statussen.indexOf('MAATREGELEN')))
  })
})

describe.each(databases())('the steps of an aanvraag on $name', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  /** Runs statements as the owner on a new aanvraag `test` of 1 June 2024, and takes them all back. */
  async function onNewAanvraag(work: (db: PoolConnection) => Promise<void>): Promise<void> {
    const db = await hub.pool.connect()
    try {
      await db.exec('begin')
      await db.exec(`
        insert into veilig_wonen.aanvraag
          (id, organisatie_id, functie, kenmerk, regeling, ingediend_op, urgentie, status_sinds, synthetisch)
        values ('test', 'gm0344', 'WETHOUDER', 'TEST', 'VEILIG_WONEN_2024', '2024-06-01', 'REGULIER', '2024-06-01', true)`)
      await work(db)
    } finally {
      await db.exec('rollback')
      db.release()
    }
  }

  /** The message with which the database refuses, or null. */
  async function refusal(db: PoolConnection, statement: string): Promise<string | null> {
    await db.exec('savepoint poging')
    try {
      await db.exec(statement)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      await db.exec('rollback to savepoint poging')
    }
  }

  const step = (status: string, op = '2024-06-01') =>
    `insert into veilig_wonen.verloop (aanvraag_id, organisatie_id, functie, status, op)
     values ('test', 'gm0344', 'WETHOUDER', '${status}', '${op}')`

  it('allows exactly the steps of the state machine, from every status', async () => {
    await onNewAanvraag(async (db) => {
      const allowed: { van: Status | null; naar: Status }[] = []
      const tryAll = async (van: Status | null) => {
        for (const naar of statussen) {
          if ((await refusal(db, step(naar))) === null) allowed.push({ van, naar })
        }
      }
      await tryAll(null)
      for (let status = volgende(null); status; status = volgende(status)) {
        await db.exec(step(status))
        await tryAll(status)
        if (status === 'GESPREK') {
          await db.exec(`savepoint open; ${step('INGETROKKEN')}`)
          await tryAll('INGETROKKEN')
          await db.exec('rollback to savepoint open')
        }
      }
      const sorted = (steps: readonly object[]) => steps.map((one) => JSON.stringify(one)).sort()
      expect(sorted(allowed)).toEqual(sorted(overgangen))
    })
  })

  it('names the aanvraag and both statuses when it refuses a step', async () => {
    await onNewAanvraag(async (db) => {
      await db.exec(step('INGEDIEND'))
      expect(await refusal(db, step('AFGEROND'))).toBe(
        'Moving aanvraag "test" to "AFGEROND": not allowed from "INGEDIEND"',
      )
    })
  })

  it('refuses a step before the last one, and a beginning on another day than it came in', async () => {
    await onNewAanvraag(async (db) => {
      expect(await refusal(db, step('INGEDIEND', '2024-06-02'))).toContain('wanted the day it came in')
      await db.exec(step('INGEDIEND'))
      expect(await refusal(db, step('GESPREK', '2024-05-31'))).toContain('its last step is later')
    })
  })

  it('makes the status, its date and the end of the status before follow from the step', async () => {
    await onNewAanvraag(async (db) => {
      await db.exec(`${step('INGEDIEND')}; ${step('GESPREK', '2024-06-20')}`)
      const { rows } = await db.query(
        `select aanvraag.status, aanvraag.status_sinds, verloop.status as vorige, verloop.tot
         from veilig_wonen.aanvraag join veilig_wonen.verloop on aanvraag_id = id and volgnummer = 1 where id = 'test'`,
        [],
      )
      expect(rows).toEqual([
        { status: 'GESPREK', status_sinds: '2024-06-20', vorige: 'INGEDIEND', tot: '2024-06-20' },
      ])
    })
  })

  it('refuses a status that is set by hand, a history that is rewritten, and an aanvraag without a history', async () => {
    await onNewAanvraag(async (db) => {
      expect(await refusal(db, 'set constraints all immediate')).toContain('status_uit_verloop')
      await db.exec(step('INGEDIEND'))
      expect(await refusal(db, 'set constraints all immediate')).toBeNull()
      const update = "update veilig_wonen.aanvraag set status = 'GESPREK' where id = 'test'"
      expect(await refusal(db, update)).toContain('it follows from the steps')
      const rewrite = "update veilig_wonen.verloop set op = '2024-05-01' where aanvraag_id = 'test'"
      expect(await refusal(db, rewrite)).toContain('it follows from the steps')
    })
  })

  it('forgets a step that was taken out of the table of steps', async () => {
    await onNewAanvraag(async (db) => {
      await db.exec(`${step('INGEDIEND')}; delete from veilig_wonen.overgang where naar = 'GESPREK'`)
      expect(await refusal(db, step('GESPREK'))).toContain('not allowed from "INGEDIEND"')
    })
  })

  it.each([
    ['gm0344', 'RAADSLID'],
    ['gm0344', 'GEDEPUTEERDE'],
    ['pv30', 'STATENLID'],
    ['pv30', 'BURGEMEESTER'],
    ['ws0652', 'WETHOUDER'],
  ])('refuses an aanvraag of %s for a %s, who is not entitled there', async (organisatie, functie) => {
    await onNewAanvraag(async (db) => {
      const insert = `
        insert into veilig_wonen.aanvraag
          (id, organisatie_id, functie, kenmerk, regeling, ingediend_op, urgentie, status_sinds, synthetisch)
        values ('ander', '${organisatie}', '${functie}', 'ANDER', 'VEILIG_WONEN_2024', '2024-06-01', 'REGULIER', '2024-06-01', true)`
      expect(await refusal(db, insert)).toContain('rechthebbend')
    })
  })
})
