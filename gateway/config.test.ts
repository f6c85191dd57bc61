import { describe, expect, it } from 'vitest'
import { readEmbeddedConfig, readGatewayConfig, readIssuer } from './config.ts'

const issuer = { ISSUER: 'https://issuer.example', ISSUER_JWKS_URL: 'https://issuer.example/jwks' }
const urls = new Map([
  ['otwb', 'http://127.0.0.1:4002/graphql'],
  ['veilig-wonen', 'http://127.0.0.1:4004/graphql'],
])

/** What the settings say is wrong; fails the test when they are taken. */
function complaint(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('The settings were taken')
}

describe('the settings of npm start', () => {
  it('need nothing', () => {
    expect(readEmbeddedConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      AUDIENCE: 'nwb-hub',
      DATA_DIR: '.data',
    })
    expect(readEmbeddedConfig({}).DATABASE_URL).toBeUndefined()
  })

  it('cannot change once read', () => {
    expect(Object.isFrozen(readEmbeddedConfig({}))).toBe(true)
  })

  it.each([
    ['PORT', 'vierduizend'],
    ['PORT', '70000'],
    ['PORT', '4000.5'],
    ['DATABASE_URL', 'mysql://user:geheim@db/nwb'],
    ['DATABASE_URL', 'user:geheim@db'],
    ['DATABASE_POOL', '0'],
    ['ANSWER_TIMEOUT', '99'],
    ['ANSWER_TIMEOUT', 'drie'],
    ['ANSWER_TIMEOUT', ''],
    ['STATEMENT_TIMEOUT', '1500.5'],
    ['REDIS_URL', 'http://:geheim@127.0.0.1'],
    ['DEMO_DATA', 'geheim'],
    ['LOG_LEVEL', 'geheim'],
  ])('name %s when it is wrong, and not its value', (name, value) => {
    const said = complaint(() => readEmbeddedConfig({ [name]: value }))
    expect(said).toMatch(new RegExp(`^Reading the settings from the environment:\n- ${name}: .+`))
    if (value !== '') expect(said).not.toContain(value)
  })

  it('say what a database URL looks like', () => {
    expect(complaint(() => readEmbeddedConfig({ DATABASE_URL: 'x' }))).toContain(
      'DATABASE_URL: wanted postgres://user:password@host:port/database',
    )
  })

  it('name everything that is wrong at once', () => {
    expect(complaint(() => readEmbeddedConfig({ PORT: 'x', DEMO_DATA: 'x' })).split('\n')).toHaveLength(3)
  })
})

describe('the settings of npm run gateway', () => {
  it('need an issuer and where its keys are', () => {
    const said = complaint(() => readGatewayConfig({}, urls))
    expect(said).toContain('ISSUER: wanted the "iss" of the access tokens to accept')
    expect(said).toContain("ISSUER_JWKS_URL: wanted the URL of the issuer's keys (JWKS)")
    expect(complaint(() => readIssuer({ ISSUER: 'x' }))).not.toContain('ISSUER:')
  })

  it.each(['ISSUER', 'ISSUER_JWKS_URL', 'AUDIENCE'])(
    'take no empty %s, by which no token could be checked',
    (name) => {
      expect(complaint(() => readGatewayConfig({ ...issuer, [name]: '' }, urls))).toContain(
        `\n- ${name}: wanted `,
      )
    },
  )

  it('say what the URL of a subgraph looks like, also where the supergraph has none', () => {
    const asked = (url: string) =>
      complaint(() => readGatewayConfig({ ...issuer, SUBGRAPH_OTWB_URL: 'otwb' }, new Map([['otwb', url]])))
    expect(asked('http://otwb:4000/graphql')).toMatch(
      /SUBGRAPH_OTWB_URL: wanted a URL such as http:\/\/otwb:4000\/graphql$/,
    )
    expect(asked('')).toMatch(/SUBGRAPH_OTWB_URL: wanted a URL such as http:\/\/127\.0\.0\.1:4001\/graphql$/)
  })

  it('take a subgraph where it answers, or where it does on this machine', () => {
    const { subgraphUrls } = readGatewayConfig(
      { ...issuer, SUBGRAPH_VEILIG_WONEN_URL: 'http://veilig-wonen:4000/graphql' },
      urls,
    )
    expect([...subgraphUrls]).toEqual([
      ['otwb', 'http://127.0.0.1:4002/graphql'],
      ['veilig-wonen', 'http://veilig-wonen:4000/graphql'],
    ])
  })

  it('give each subgraph its own time, and an answer no more than three seconds', () => {
    const { subgraphTimeouts, ANSWER_TIMEOUT } = readGatewayConfig(
      { ...issuer, SUBGRAPH_VEILIG_WONEN_TIMEOUT: '500' },
      urls,
    )
    expect([...subgraphTimeouts]).toEqual([
      ['otwb', 2_000],
      ['veilig-wonen', 500],
    ])
    expect(ANSWER_TIMEOUT).toBe(3_000)
    expect(complaint(() => readGatewayConfig({ ...issuer, SUBGRAPH_OTWB_TIMEOUT: 'lang' }, urls))).toContain(
      '- SUBGRAPH_OTWB_TIMEOUT: wanted 50 to 60000 milliseconds',
    )
  })

  it('believe no proxy that is not named, and take no network that is none', () => {
    const { TRUSTED_PROXIES, FORWARDED_HEADER } = readGatewayConfig(issuer, urls)
    expect([TRUSTED_PROXIES, FORWARDED_HEADER]).toEqual([[], 'x-forwarded-for'])
    expect(readGatewayConfig({ ...issuer, TRUSTED_PROXIES: '10.0.0.0/8,::1' }, urls).TRUSTED_PROXIES).toEqual(
      ['10.0.0.0/8', '::1'],
    )
    for (const wrong of ['proxy', '10.0.0.0/64', '10.0.0.1, 10.0.0.2'])
      expect(complaint(() => readGatewayConfig({ ...issuer, TRUSTED_PROXIES: wrong }, urls))).toContain(
        '- TRUSTED_PROXIES: wanted addresses or networks',
      )
  })

  it('leave the playground shut unless it is asked for', () => {
    expect(readGatewayConfig(issuer, urls).PLAYGROUND).toBe('false')
    expect(complaint(() => readGatewayConfig({ ...issuer, PLAYGROUND: 'ja' }, urls))).toContain(
      'PLAYGROUND: ',
    )
  })
})
