import { describe, expect, it } from 'vitest'
import { readSubgraphConfig } from './config.ts'

const database = { DATABASE_URL: 'postgres://nwb:geheim@db:5432/nwb' }
const read = (env: NodeJS.ProcessEnv) => readSubgraphConfig('otwb', 4002, env)

describe('the settings of a subgraph', () => {
  it('need a database and nothing else', () => {
    expect(read(database)).toEqual({
      databaseUrl: 'postgres://nwb:geheim@db:5432/nwb',
      databasePool: 10,
      statementTimeout: 1_500,
      gatewayKeysUrls: ['http://127.0.0.1:4000/.well-known/nwb-sleutels.json'],
      host: '127.0.0.1',
      port: 4002,
      demoData: false,
      logLevel: 'info',
    })
  })

  it('fill no demo data unless asked, for the database may hold real data', () => {
    expect(read(database).demoData).toBe(false)
    expect(read({ ...database, DEMO_DATA: 'true' }).demoData).toBe(true)
  })

  it('take another port, and 0 for a free one', () => {
    expect(read({ ...database, PORT: '5000' }).port).toBe(5000)
    expect(read({ ...database, PORT: '0' }).port).toBe(0)
  })

  it('cannot change once read', () => {
    expect(Object.isFrozen(read(database))).toBe(true)
  })

  it('say which subgraph misses its database, and what was wanted', () => {
    expect(() => read({})).toThrow(
      'Reading the settings of subgraph "otwb":\nDATABASE_URL: wanted postgres://user:password@host:port/database',
    )
  })

  it.each([
    ['DATABASE_URL', 'http://nwb:geheim@db/nwb'],
    ['DATABASE_URL', 'nwb:geheim@db'],
    ['GATEWAY_KEYS_URL', 'geheim'],
    ['DATABASE_POOL', '1000'],
    ['PORT', '65536'],
    ['DEMO_DATA', 'geheim'],
    ['LOG_LEVEL', 'geheim'],
  ])('name %s when it is wrong, and not its value', (name, value) => {
    try {
      read({ ...database, [name]: value })
      expect.unreachable()
    } catch (error) {
      const { message } = error as Error
      expect(message).toContain(`\n${name}: `)
      expect(message).not.toContain(value)
      expect(message).not.toContain('geheim')
    }
  })
})
