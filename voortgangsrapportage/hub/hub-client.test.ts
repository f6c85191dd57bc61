import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql'
import { afterEach, describe, expect, test } from 'vitest'
import { createHubClient } from './hub-client.ts'

interface Data {
  readonly a: number | null
}

// biome-ignore lint/suspicious/noExplicitAny: a typed document is one with types that nothing checks at run time
const document: any = parse('query Iets($x: Int) { a(x: $x) }')

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A hub that gives these answers in turn, and remembers what it was asked. */
async function hubDie(...antwoorden: readonly (readonly [status: number, body: string])[]) {
  const gevraagd: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (deel) => {
      body += deel
    })
    request.on('end', () => {
      const [status, antwoord] = antwoorden[Math.min(gevraagd.length, antwoorden.length - 1)] ?? [500, '']
      gevraagd.push({ headers: request.headers, body })
      response.writeHead(status).end(antwoord)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createHubClient({ url, token: 'geheim', deadline: 1_000 })
  return { gevraagd, url, vraag: () => client.vraag<Data, { x: number }>(document, { x: 1 }) }
}

describe('a question to the hub', () => {
  test('is sent with its token and trace, and its answer keeps them apart', async () => {
    const hub = await hubDie([200, '{"data": {"a": 1}}'])
    const antwoord = await hub.vraag()
    const gesteld = hub.gevraagd[0]

    expect(antwoord).toMatchObject({ data: { a: 1 }, fouten: [], mislukt: null })
    expect(antwoord.vraag).toMatchObject({ id: 'Iets', variabelen: { x: 1 }, status: 200 })
    expect(antwoord.vraag.document).toContain('query Iets($x: Int)')
    expect(JSON.stringify(antwoord)).not.toContain('geheim')
    expect(gesteld?.headers.authorization).toBe('Bearer geheim')
    expect(gesteld?.headers['traceparent']).toMatch(
      new RegExp(`^00-${antwoord.vraag.traceId}-[0-9a-f]{16}-01$`),
    )
    expect(JSON.parse(gesteld?.body ?? '')).toMatchObject({ operationName: 'Iets', variables: { x: 1 } })
  })

  test('keeps all that an error says of why there is nothing', async () => {
    const extensions = {
      code: 'ONBEKEND',
      vereist: ['otwb:lezen'],
      velden: [{ vereist: [['otwb:lezen', 'otwb:verslag']] }],
      reden: 'NIET_BIJGEWERKT',
      bijgewerktTot: '2024-12-31',
      aantal: 2,
      plaatsen: [['a'], ['b', 0]],
    }
    const fout = { message: 'This list is not known', path: ['a'], extensions }
    const hub = await hubDie([200, JSON.stringify({ data: { a: null }, errors: [fout] })])

    expect(await hub.vraag()).toMatchObject({ fouten: [fout] })
  })

  test('asked twice has two ids and two traces', async () => {
    const hub = await hubDie([200, '{"data": {"a": 1}}'])
    const [een, twee] = [await hub.vraag(), await hub.vraag()]

    expect([een.vraag.id, twee.vraag.id]).toEqual(['Iets', 'Iets-2'])
    expect(een.vraag.traceId).not.toBe(twee.vraag.traceId)
  })

  test('is asked once more when the hub is not there for a moment', async () => {
    const hub = await hubDie([503, '{"errors": [{"message": "busy"}]}'], [200, '{"data": {"a": 1}}'])

    expect(await hub.vraag()).toMatchObject({ data: { a: 1 }, mislukt: null })
    expect(hub.gevraagd).toHaveLength(2)
  })

  test.each([
    [503, '{"errors": [{"message": "busy"}]}', 'de hub antwoordde 503: busy'],
    [400, '{"errors": [{"message": "too deep"}]}', 'de hub antwoordde 400: too deep'],
    [502, '<html>', 'de hub antwoordde 502, en geen GraphQL'],
    [200, 'niets', 'de hub antwoordde 200, en geen GraphQL'],
    [200, '{}', 'de hub antwoordde 200: zonder reden'],
  ])('answered with %d %s has failed, with the reason', async (status, body, mislukt) => {
    expect(await (await hubDie([status, body])).vraag()).toMatchObject({
      data: null,
      mislukt,
      vraag: { status },
    })
  })

  test('answered in half keeps its half', async () => {
    const hub = await hubDie([200, '{"data": {"a": null}, "errors": [{"message": "no", "path": ["a"]}]}'])

    expect(await hub.vraag()).toMatchObject({ data: { a: null }, mislukt: null, fouten: [{ path: ['a'] }] })
  })

  test('refused as a whole is a refusal and no failure', async () => {
    const fout = {
      message: 'no',
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', velden: [{ veld: 'Query.a', vereist: ['a:b'] }] },
    }
    const hub = await hubDie([403, JSON.stringify({ errors: [fout] })])

    expect(await hub.vraag()).toMatchObject({ data: null, mislukt: null, fouten: [{ message: 'no' }] })
  })

  test('with a token that is not known ends everything, without a word of the token', async () => {
    const hub = await hubDie([401, '{"errors": [{"message": "not valid"}]}'])

    await expect(hub.vraag()).rejects.toThrow(/kent het token niet \(401\): .*not valid/)
    await expect(hub.vraag()).rejects.not.toThrow(/geheim/)
  })

  test('to a hub that is not there says where and why', async () => {
    const hub = await hubDie([200, ''])
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve))

    const { mislukt, vraag } = await hub.vraag()
    expect(mislukt).toBe(`de hub op ${hub.url} antwoordt niet (ECONNREFUSED)`)
    expect(vraag.status).toBeNull()
  })
})
