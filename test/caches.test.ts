import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseRegister, type Register } from '../gateway/register/register.ts'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { createRandom } from '../subgraphs/kit/filling/random.ts'
import { type Antwoord, type StartedHub, startHub, type Vrager } from './geheimhouding/start-hub.ts'
import { databases } from './support/databases.ts'
import { createTestIssuer, type TestIssuer } from './support/tokens.ts'

const yaml = readFileSync(new URL('../schema/afnemers.yaml', import.meta.url), 'utf8')
const register = parseRegister(yaml, 'afnemers.yaml')

/** One text for everybody, with something of every scope and every kind of rows. */
const alles = `{
  organisatie(id: "gm0344") {
    naam
    meldingen(first: 2) { aantal edges { node { id functie ernst omschrijving aangifte { status } } } }
    aanvragen(first: 2) { aantal edges { node { id bestuurder { naam } adres { straat } advies { opgesteldOp } } } }
    voorgesprekken(first: 2) { edges { node { id verslag } } pageInfo { hasNextPage } }
    datavolwassenheidstrajecten(first: 1) { edges { node { id aanbevelingen } } }
    activiteiten(first: 1) { aantal }
  }
  meldingen(first: 2) { aantal edges { cursor node { id ernst melder opvolging { status } } } }
  contactmomenten(first: 2) { aantal edges { node { id aantekening } } }
  meldingenStatistiek(uitgesplitstNaar: [FUNCTIE]) { totaal { waarde status } cellen { functie aantal { waarde } } }
  ik { naam scopes functies verwerkingsactiviteit bereik { landelijk } }
}`

/** One text whose meaning is in its variables: some reveal what not everyone may know. */
const metVariabelen = `query ($filter: MeldingFilter, $volgorde: MeldingVolgorde! = INCIDENTDATUM_AFLOPEND) {
  meldingen(filter: $filter, volgorde: $volgorde, first: 2) { aantal edges { cursor node { id ernst } } }
}`

const onthullend = [
  {},
  { filter: null },
  { filter: { ernst: null } },
  { filter: { ernst: 'ERNSTIG' } },
  { filter: { metAangifte: true } },
  { volgorde: 'ERNST_AFLOPEND' },
  { volgorde: 'GEMELD_OP_AFLOPEND' },
]

type Question = (hub: StartedHub, vrager: Vrager) => Promise<Antwoord>

const vragen: readonly Question[] = [
  (hub, vrager) => hub.vraag(vrager, alles),
  ...onthullend.map(
    (variables): Question =>
      (hub, vrager) =>
        hub.vraag(vrager, metVariabelen, variables),
  ),
  (hub, vrager) =>
    hub.vraag(vrager, '{ __schema { types { name } } __type(name: "Melding") { fields { name } } }'),
  (hub, vrager) => hub.vraag(vrager, '{ riecs { naam } __type(name: "Contactmoment") { name } }'),
  (hub, vrager) => hub.schema(vrager),
]

/** Those who only fill the caches for the others: their rights resemble those of one that is compared. */
const vullers = ['bzk-programma', 'bzk-voortgangsrapportage', 'vng', 'liec', 'otwb']

interface Caller {
  readonly wie: string
  readonly vrager: Vrager
}

/** Every afnemer, most scopes first, and those whose token or purpose gives less than the register. */
async function makeCallers(issuer: TestIssuer): Promise<Caller[]> {
  const token = (afnemer: string, scopes?: readonly string[]) =>
    issuer.sign({
      client_id: afnemer,
      scope: (scopes ?? register.afnemers.get(afnemer)?.scopes ?? []).join(' '),
    })
  const afnemers = [...register.afnemers].sort(([, a], [, b]) => b.scopes.length - a.scopes.length)
  const full = await Promise.all(
    afnemers.map(async ([wie]) => ({ wie, vrager: { token: await token(wie) } })),
  )
  const uitvoerder = full.find(({ wie }) => wie === 'veilig-wonen-uitvoerder')?.vrager.token ?? null
  const two = await token('gemeente-utrecht', ['meldingen:lezen', 'otwb:lezen'])
  return [
    ...full,
    { wie: 'uitvoerder for its report', vrager: { token: uitvoerder, doel: 'rapportage-veilig-wonen' } },
    { wie: 'utrecht with two scopes', vrager: { token: two } },
    { wie: 'utrecht with no scope', vrager: { token: await token('gemeente-utrecht', []) } },
    { wie: 'nobody', vrager: { token: null } },
  ]
}

/** What hubs answer that never heard another caller; the same on every database. */
const fresh = new Map<string, Antwoord>()

describe.each(databases())('what the hub remembers on $name', (database) => {
  let pool: Pool
  let issuer: TestIssuer
  let callers: Caller[]
  const opened: StartedHub[] = []

  beforeAll(async () => {
    pool = await database.openDemo()
    issuer = await createTestIssuer()
    callers = await makeCallers(issuer)
    if (fresh.size > 0) return
    for (const { wie, vrager } of callers.filter((caller) => !vullers.includes(caller.wie))) {
      const hub = await startHub(pool, issuer, () => register)
      for (const [index, vraag] of vragen.entries()) fresh.set(`${wie} ${index}`, await vraag(hub, vrager))
      await hub.close()
    }
  }, 180_000)
  afterAll(async () => {
    for (const hub of opened) await hub.close()
    await pool?.close()
  })

  async function open(current: () => Register = () => register): Promise<StartedHub> {
    const hub = await startHub(pool, issuer, current)
    opened.push(hub)
    return hub
  }

  async function expectFresh(hub: StartedHub, { wie, vrager }: Caller, index: number) {
    const answer = await (vragen[index] as Question)(hub, vrager)
    if (vullers.includes(wie)) return
    expect(answer, `${wie}, question ${index}`).toEqual(fresh.get(`${wie} ${index}`))
  }

  it('differs between callers for every question, so that a mix-up would show', () => {
    for (const index of vragen.keys()) {
      const answers = new Set(callers.map(({ wie }) => fresh.get(`${wie} ${index}`)?.body))
      expect(answers.size, `question ${index}`).toBeGreaterThan(1)
    }
    expect(fresh.get('utrecht with two scopes 0')?.body).not.toBe(fresh.get('gemeente-utrecht 0')?.body)
    expect(fresh.get('uitvoerder for its report 0')?.body).not.toBe(
      fresh.get('veilig-wonen-uitvoerder 0')?.body,
    )
    for (const [who, answer] of fresh) expect(answer.status, who).toBeLessThan(500)
  })

  // What is remembered does not depend on the database: once over in order is enough.
  it.skipIf(database.name !== 'PGlite')(
    'never answers the least privileged from what the most privileged asked, nor the other way round',
    async () => {
      const hub = await open()
      for (const order of [callers, [...callers].reverse()]) {
        for (const caller of order) {
          for (const index of vragen.keys()) await expectFresh(hub, caller, index)
        }
      }
    },
    60_000,
  )

  it('answers all callers alike when they ask at the same time, twice, in any order', async () => {
    const hub = await open()
    const every = callers.flatMap((caller) => [...vragen.keys()].map((index) => ({ caller, index })))
    const mixed = createRandom(7).shuffle([...every, ...every])
    await Promise.all(mixed.map(({ caller, index }) => expectFresh(hub, caller, index)))
  }, 60_000)

  describe('when the register changes', () => {
    let current = register
    const change = (from: string, to: string) => {
      expect(yaml).toContain(from)
      current = parseRegister(yaml.replace(from, to), 'afnemers.yaml')
    }
    let hub: StartedHub
    const utrecht = () => callers.find(({ wie }) => wie === 'gemeente-utrecht')?.vrager as Vrager
    const ernst = '{ meldingen(first: 1) { aantal edges { node { id ernst organisatie { id } } } } }'

    beforeAll(async () => {
      hub = await open(() => current)
    }, 60_000)

    /** Asks everything as Utrecht under the register as it was. */
    async function warmed(): Promise<Antwoord> {
      current = register
      for (const vraag of vragen) await vraag(hub, utrecht())
      const before = await hub.vraag(utrecht(), ernst)
      expect(JSON.parse(before.body).errors).toBeUndefined()
      return before
    }

    it('answers an afnemer that was taken out with 401 at once, and lets it in again at once', async () => {
      const before = await warmed()
      change('  gemeente-utrecht:', '  gemeente-elders:')
      expect((await hub.vraag(utrecht(), ernst)).status).toBe(401)
      expect((await hub.schema(utrecht())).status).toBe(401)
      current = register
      expect(await hub.vraag(utrecht(), ernst)).toEqual(before)
    })

    it('takes a scope away at once, of fields, of arguments and of the schema', async () => {
      await warmed()
      const reveal = { filter: { ernst: 'ERNSTIG' } }
      expect(JSON.parse((await hub.vraag(utrecht(), metVariabelen, reveal)).body).errors).toBeUndefined()
      expect((await hub.schema(utrecht())).body).toMatch(/\bernst: MeldingErnst\b/)
      const [start, rest = ''] = yaml.split('  gemeente-utrecht:')
      current = parseRegister(
        `${start}  gemeente-utrecht:${rest.replace('- meldingen:ernst', '')}`,
        'afnemers.yaml',
      )
      const { data, errors } = JSON.parse((await hub.vraag(utrecht(), ernst)).body)
      expect(data.meldingen.edges[0].node.ernst).toBeNull()
      expect(errors).toHaveLength(1)
      expect(JSON.parse((await hub.vraag(utrecht(), metVariabelen, reveal)).body).data).toBeNull()
      expect((await hub.schema(utrecht())).body).not.toMatch(/\bernst: MeldingErnst\b/)
    })

    it('moves the bereik at once', async () => {
      await warmed()
      change('bereik: [gm0344]', 'bereik: [gm0363]')
      const { data } = JSON.parse((await hub.vraag(utrecht(), ernst)).body)
      expect(data.meldingen.edges[0].node.organisatie.id).toBe('gm0363')
      current = register
      const back = JSON.parse((await hub.vraag(utrecht(), ernst)).body)
      expect(back.data.meldingen.edges[0].node.organisatie.id).toBe('gm0344')
    })

    it('adds a restriction, and refuses whole operations, at once', async () => {
      const before = await warmed()
      change('bereik: [gm0344]', 'bereik: [gm0344]\n    beperkingen: [alleen-aangifte]')
      const fewer = JSON.parse((await hub.vraag(utrecht(), ernst)).body).data.meldingen.aantal
      expect(fewer).toBeLessThan(JSON.parse(before.body).data.meldingen.aantal)
      change('bereik: [gm0344]', 'bereik: [gm0344]\n    bijWeigering: weiger')
      expect((await hub.vraag(utrecht(), '{ riecs { id } contactmomenten { aantal } }')).status).toBe(403)
    })

    it('holds a lower limit at once, also against a document that it has read before', async () => {
      await warmed()
      change('bereik: [gm0344]', 'bereik: [gm0344]\n    limieten: { diepte: 2 }')
      expect((await hub.vraag(utrecht(), ernst)).status).toBe(400)
      change('bereik: [gm0344]', 'bereik: [gm0344]\n    limieten: { kosten: 1 }')
      expect((await hub.vraag(utrecht(), ernst)).status).toBe(400)
    })
  })
})
