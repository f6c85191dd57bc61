import { randomBytes } from 'node:crypto'
import { getIntrospectionQuery } from 'graphql'
import { type AttackRequest, asking, type Flood } from '../attack.ts'

const typical = asking(`{
  organisatie(id: "gm0344") {
    naam inwoners gebied { naam } norm { naam } middelen { jaar }
    ... on Gemeente { provincie { naam } riec { naam } }
  }
}`)
const light = asking('{ organisatie(id: "gm0344") { naam } }')
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** In the form of a token of the issuer, with a signature that is none. */
function forged(index: number): string {
  const header = encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'test' })
  const claims = encoded({
    iss: 'https://issuer.example',
    aud: 'nwb-hub',
    client_id: `a${index}`,
    exp: 9_999_999_999,
  })
  return `${header}.${claims}.${randomBytes(64).toString('base64url')}`
}

const withToken = (token: string): AttackRequest => ({
  ...light,
  headers: { authorization: `Bearer ${token}` },
})
const get = (path: string): AttackRequest => ({ method: 'GET', path })
const many = { count: 4_000, atOnce: 100 }

/** Requests that are many, whatever each of them asks. */
export const floods: readonly Flood[] = [
  { name: 'four hundred connections', point: '77', request: () => typical, count: 4_000, atOnce: 400 },
  { name: 'tokens that are none', point: '77', request: (index) => withToken(`onzin${index}`), ...many },
  { name: 'tokens that are forged', point: '77', request: (index) => withToken(forged(index)), ...many },
  { name: 'one forged token', point: '77', request: () => withToken(forged(0)), ...many },
  {
    name: 'addresses that are made up',
    point: '77',
    request: (index) => ({
      ...light,
      headers: {
        'x-forwarded-for': `203.0.${index >> 8}.${index & 255}`,
        forwarded: `for=198.51.100.${index & 255}`,
      },
    }),
    ...many,
  },
  { name: 'pages that are not there', point: '77', request: (index) => get(`/niets/${index}`), ...many },
  { name: 'questions whether it is ready', point: '79', request: () => get('/gereed'), ...many },
  {
    name: 'the schema as text',
    point: '77',
    request: () => get('/v1/schema.graphql'),
    count: 400,
    atOnce: 100,
  },
  {
    name: 'the schema as text, as other rights show it',
    point: '77',
    caller: 'with other rights each time',
    request: () => get('/v1/schema.graphql'),
    count: 400,
    atOnce: 100,
  },
  {
    name: 'the whole schema about itself',
    point: '75',
    request: () => asking(getIntrospectionQuery()),
    count: 400,
    atOnce: 100,
  },
  {
    name: 'names that are not there, as other rights tell of them',
    point: '77',
    caller: 'with other rights each time',
    request: (index) => asking(`{ bestaatNiet${index} }`),
    count: 400,
    atOnce: 100,
  },
  {
    name: 'questions that other rights decide',
    point: '77',
    caller: 'with other rights each time',
    request: () => typical,
    count: 400,
    atOnce: 100,
  },
  {
    name: 'bodies that are too large',
    point: '73',
    request: () => ({ body: 'x'.repeat(200_000) }),
    count: 400,
    atOnce: 100,
  },
  {
    name: 'bodies that are no JSON',
    point: '73',
    request: () => ({ body: '['.repeat(99_000) }),
    count: 400,
    atOnce: 100,
  },
]
