import { describe, expect, it } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

const errorsOf = (body: { errors?: { extensions: Record<string, unknown> }[] }) =>
  (body.errors ?? []).map(({ extensions }) => extensions)

/** From source to source and back: a hundred tokens for which Apollo's planner would take gigabytes. */
function backAndForth(times: number): string {
  const below = (left: number): string =>
    left === 0
      ? 'naam'
      : `${left % 2 ? 'sessies' : 'voorgesprekken'}(first: 1) { edges { node { organisatie { tourstatus(peildatum: "2024-05-14") { stand: __typename } aanvragen(first: 1) { edges { node { organisatie { ${below(left - 1)} } } } } } } } }`
  return `{ organisatie(id: "gm0344") { ${below(times)} } }`
}

describe.each(databases().slice(0, 1))('limits of the whole hub on $name', (database) => {
  const hub = useHub(database)

  it('answers 400 with the limit, what was found and what is allowed, and fetches nothing', async () => {
    const query = `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: riecs { id }`).join(' ')} }`
    const { status, body } = await hub.ask('vng', query)
    expect(status).toBe(400)
    expect(errorsOf(body)).toEqual([
      { code: 'LIMIT_EXCEEDED', limiet: 'wortelvelden', waarde: 60, toegestaan: 50 },
    ])
    expect(hub.fetches.size).toBe(0)
  })

  it('allows a caller without a token less than an afnemer', async () => {
    const query = `{ ${Array.from({ length: 25 }, (_, i) => `a${i}: riec(id: "riec-limburg") { id }`).join(' ')} }`
    expect((await hub.ask('vng', query)).status).toBe(200)
    expect(errorsOf((await hub.ask(null, query)).body)).toMatchObject([
      { limiet: 'wortelvelden', toegestaan: 20 },
    ])
  })

  it('plans what goes from source to source and back, and refuses it for its depth alone', async () => {
    const [far, tooFar] = await Promise.all([
      hub.ask('otwb', backAndForth(2)),
      hub.ask('otwb', backAndForth(3)),
    ])
    expect(far.status).toBe(200)
    expect(errorsOf(tooFar.body)[0]).toMatchObject({ code: 'LIMIT_EXCEEDED', limiet: 'diepte' })
  })

  it('refuses a compressed body', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const { status, body } = await hub.post('{}', headers)
    expect(status).toBe(415)
    expect(errorsOf(body)).toEqual([{ code: 'UNSUPPORTED_MEDIA_TYPE' }])
  })
})
