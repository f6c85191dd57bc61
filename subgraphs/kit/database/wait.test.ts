import { describe, expect, it } from 'vitest'
import type { Pool, PoolConnection } from './connection.ts'
import { openPostgres, withoutPassword } from './postgres.ts'
import { waitForDatabase } from './wait.ts'

/** A pool that fails so many times before it gives a connection. */
function poolThatFails(times: number, error: unknown = new Error('connection refused')) {
  let tries = 0
  let released = 0
  const pool: Pool = {
    name: 'postgres://nwb@db/nwb',
    size: 1,
    async connect() {
      tries++
      if (tries <= times) throw error
      return { release: () => void released++ } as Partial<PoolConnection> as PoolConnection
    },
    async close() {},
  }
  return { pool, tries: () => tries, released: () => released }
}

describe('waitForDatabase', () => {
  it('tries until the database answers, tells of each failure, and keeps no connection', async () => {
    const { pool, tries, released } = poolThatFails(2)
    const heard: string[] = []
    await waitForDatabase(pool, { interval: 0, onRetry: (message) => heard.push(message) })
    expect(tries()).toBe(3)
    expect(released()).toBe(1)
    expect(heard).toEqual([
      'Connecting to postgres://nwb@db/nwb: try 1 of 10 failed: connection refused',
      'Connecting to postgres://nwb@db/nwb: try 2 of 10 failed: connection refused',
    ])
  })

  it('gives up after the last try, saying what the database said', async () => {
    const { pool, tries } = poolThatFails(9)
    await expect(waitForDatabase(pool, { attempts: 3, interval: 0 })).rejects.toThrow(
      'Connecting to postgres://nwb@db/nwb: try 3 of 3 failed: connection refused',
    )
    expect(tries()).toBe(3)
  })

  it('waits for one that says that it is starting as long as it says so', async () => {
    const starting = Object.assign(new Error('the database system is starting up'), { code: '57P03' })
    const { pool, tries } = poolThatFails(40, starting)
    await waitForDatabase(pool, { interval: 0 })
    expect(tries()).toBe(41)
  })

  it('says the code of an error that says nothing else', async () => {
    const { pool } = poolThatFails(1, Object.assign(new Error(''), { code: 'ECONNREFUSED' }))
    await expect(waitForDatabase(pool, { attempts: 1 })).rejects.toThrow('failed: ECONNREFUSED')
  })

  it('names a real database without its password', async () => {
    const pool = openPostgres({ url: 'postgres://nwb:geheim@127.0.0.1:1/nwb', connectTimeout: 500 })
    try {
      await waitForDatabase(pool, { attempts: 1 })
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message).toMatch(
        /^Connecting to postgres:\/\/nwb@127\.0\.0\.1:1\/nwb: try 1 of 1 failed: .*ECONNREFUSED/,
      )
      expect((error as Error).message).not.toContain('geheim')
    } finally {
      await pool.close()
    }
  })
})

describe('withoutPassword', () => {
  it.each([
    ['postgres://nwb:geheim@db:5432/nwb', 'postgres://nwb@db:5432/nwb'],
    ['postgres://nwb:ge%40heim@db/nwb?sslmode=require', 'postgres://nwb@db/nwb?sslmode=require'],
    ['postgres://db/nwb', 'postgres://db/nwb'],
    ['postgres://nwb@db/nwb?password=geheim&sslmode=require', 'postgres://nwb@db/nwb?sslmode=require'],
    ['postgres:nwb:geheim@db/nwb', 'an unreadable database URL'],
    ['geheim', 'an unreadable database URL'],
  ])('shows %s as %s', (url, shown) => {
    expect(withoutPassword(url)).toBe(shown)
  })
})
