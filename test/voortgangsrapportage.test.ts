import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { changes } from '../voortgangsrapportage/changes.ts'
import { makeMarkdown } from '../voortgangsrapportage/formaten/markdown/markdown.ts'
import { checkDays } from '../voortgangsrapportage/maanden.ts'
import { makeVerslag } from '../voortgangsrapportage/make-verslag.ts'
import { leesbaar } from '../voortgangsrapportage/taal/tekst.ts'
import { blokkenOf, readTexts } from '../voortgangsrapportage/texts.ts'
import { vergelijk } from '../voortgangsrapportage/vergelijk.ts'
import type { Cijfer, Tekst, Verslag } from '../voortgangsrapportage/verslag.ts'
import { databases, type TestDatabase } from './support/databases.ts'
import { type RunningHub, useHub } from './support/hub.ts'
import { useProcesses } from './support/process.ts'

const brief = '2024-05-14'
const rapportage = 'bzk-voortgangsrapportage'

/**
 * What the letters published, and the figure of the report that says the same. `woorden` is how the report writes it
 * in running text, where the letter put it in words.
 */
const gepubliceerd: readonly {
  readonly onderwerp: string
  readonly id: string
  readonly waarde: number
  readonly woorden?: string
}[] = [
  { onderwerp: 'aanvragen', id: 'veilig-wonen.aanvragen', waarde: 142, woorden: 'circa 140' },
  { onderwerp: 'voorgesprekken', id: 'otwb.voorgesprekken', waarde: 207, woorden: 'meer dan 200' },
  { onderwerp: 'sessies', id: 'otwb.sessies', waarde: 84, woorden: 'meer dan 80' },
  { onderwerp: 'intakes', id: 'otwb.intakes', waarde: 43, woorden: 'ruim 40' },
  { onderwerp: 'contactmomenten in 2022', id: 'otwb.contactmomenten.2022', waarde: 32 },
  {
    onderwerp: 'gemeenten with a datavolwassenheidstraject',
    id: 'zicht-op.datavolwassenheid',
    waarde: 53,
    woorden: 'meer dan 50',
  },
  {
    onderwerp: 'extra driehoeksessies',
    id: 'organisaties.extra-driehoeksessies',
    waarde: 10,
    woorden: 'tien',
  },
  { onderwerp: 'gemeenten with an impuls', id: 'organisaties.organisaties.IMPULS', waarde: 25 },
  { onderwerp: 'gemeenten in the pilot', id: 'organisaties.organisaties.PILOT', waarde: 9 },
  {
    onderwerp: 'provincies with a norm',
    id: 'organisaties.provincies-met-norm',
    waarde: 6,
    woorden: 'zes',
  },
  {
    onderwerp: 'programme budget',
    id: 'middelen.weerbaar-bestuur',
    waarde: 1_000_000_000,
    woorden: '€ 10 miljoen',
  },
  { onderwerp: 'whole cabinet in 2022', id: 'middelen.ondermijning-kabinet-2022', waarde: 52_400_000_000 },
  { onderwerp: 'structural part', id: 'middelen.ondermijning-kabinet-structureel', waarde: 43_400_000_000 },
  { onderwerp: 'tegemoetkoming', id: 'middelen.tegemoetkoming-veilig-wonen', waarde: 250_000_000 },
  {
    onderwerp: 'tegemoetkoming, of the regeling',
    id: 'veilig-wonen.tegemoetkoming',
    waarde: 250_000_000,
    woorden: '€ 2,5 miljoen',
  },
  {
    onderwerp: 'each provincie in 2022',
    id: 'middelen.bijdrage-provincies-2022',
    waarde: 40_000_000,
    woorden: '€ 400.000',
  },
  {
    onderwerp: 'each provincie in 2023',
    id: 'middelen.bijdrage-provincies-2023',
    waarde: 8_000_000,
    woorden: '€ 80.000',
  },
  {
    onderwerp: 'burgemeesters threatened from the criminal milieu',
    id: 'monitor.bedreiging-crimineel-milieu-burgemeesters-2017',
    waarde: 24,
  },
  {
    onderwerp: 'tweets at female politicians',
    id: 'monitor.online-agressie-vrouwelijke-politici-2021',
    waarde: 10,
    woorden: '10 procent',
  },
  { onderwerp: 'rijksambtenaren', id: 'monitor.beinvloeding-rijksambtenaren-2019', waarde: 25 },
]

/** Published, kept by the hub as what a letter said, and counted by none of its sources: no system names them. */
const alleenGezegd = [
  { onderwerp: 'City Deal', id: 'mijlpalen.L2022-city-deal-organisaties', waarde: 20 },
  { onderwerp: 'ambtswoningen in 2012', id: 'mijlpalen.L2022-ambtswoningen-2012', waarde: 23 },
  { onderwerp: 'ambtswoningen in 2021', id: 'mijlpalen.L2022-ambtswoningen-2021', waarde: 14 },
]

function maakAls(hub: RunningHub, afnemer: string, peildatum = brief): Promise<Verslag> {
  return hub.token(afnemer).then((token) => makeVerslag({ url: hub.url, token, peildatum }))
}

/** A database that a test may write in beside the hub. */
function metPool(database: TestDatabase): { readonly database: TestDatabase; readonly pool: () => Pool } {
  let open: Pool | undefined
  return {
    database: {
      ...database,
      async openDemo() {
        open = await database.openDemo()
        return open
      },
    },
    pool() {
      if (!open) throw new Error('Writing in the database: the hub has not opened it yet')
      return open
    },
  }
}

// A report is a dozen questions, and some tests make three.
describe.each(databases())(
  'the voortgangsrapportage from the hub on $name',
  { timeout: 60_000 },
  (database) => {
    const schrijfbaar = metPool(database)
    const hub = useHub(schrijfbaar.database)

    test('says of each published figure what the letter said', async () => {
      const verslag = await maakAls(hub, rapportage)
      const cijfers = perId(verslag)
      const gezegd = verwijzingen(verslag)

      for (const { id, waarde, woorden } of gepubliceerd) {
        expect(cijfers.get(id), id).toMatchObject({ waarde, status: 'WAARDE' })
        if (woorden === undefined) continue
        const zinnen = gezegd.filter((een) => een.cijfers.includes(id)).map((een) => gewoon(een.tekst))
        expect(zinnen, id).toContain(woorden)
      }
      for (const { id, waarde } of alleenGezegd) {
        expect(cijfers.get(id), id).toMatchObject({ waarde, status: 'WAARDE' })
      }
      expect(gewoon(makeMarkdown(verslag))).toContain(
        'Volgens de brief van 14 mei 2024 is zij verlengd tot en met 31 december 2025.',
      )
    })

    test('is whole, and every figure has its question, trace and place', async () => {
      const verslag = await maakAls(hub, rapportage)
      const vragen = new Map(verslag.vragen.map((vraag) => [vraag.id, vraag]))

      expect(verslag.hoofdstukken.map(({ staat }) => staat)).toEqual(Array(9).fill('heel'))
      for (const cijfer of verslag.cijfers) {
        expect(vragen.get(cijfer.vraag), cijfer.id).toMatchObject({
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
          status: 200,
        })
        expect(cijfer.pad.length, cijfer.id).toBeGreaterThan(0)
        expect(cijfer.peildatum).toBe(brief)
      }
      const bekend = perId(verslag)
      for (const { cijfers } of verwijzingen(verslag)) {
        for (const id of cijfers) expect(bekend.has(id), id).toBe(true)
      }
    })

    test('tells a fall in meldingen with what it does not mean, and never as an improvement', async () => {
      const verslag = await maakAls(hub, rapportage)
      const tekst = verslag.hoofdstukken
        .filter(({ id }) => ['online-intimidatie', 'meldingen'].includes(id))
        .flatMap(({ blokken, paragrafen }) => [...blokken, ...paragrafen.flatMap((een) => een.blokken)])
        .map((blok) =>
          readTexts(blok)
            .flat()
            .map((stuk) => (typeof stuk === 'string' ? stuk : stuk.tekst))
            .join(''),
        )
        .join('\n')

      expect(tekst).toMatch(
        /Dat zijn er minder dan de [^.]+ in de twaalf maanden daarvoor\. Minder meldingen betekent niet/,
      )
      expect(tekst).not.toMatch(/verbeter|gunstig|veiliger|goed nieuws/i)
    })

    test('made as vng is poorer, and names every figure it misses with the reason', async () => {
      const [verslag, heel] = await Promise.all([maakAls(hub, 'vng'), maakAls(hub, rapportage)])
      const gemist = verslag.cijfers.filter(({ status }) => status !== 'WAARDE')
      const verklaard = new Set(
        kennisgevingen(verslag).flatMap(({ tekst }) =>
          tekst.flatMap((stuk) => (typeof stuk === 'string' ? [] : stuk.cijfers)),
        ),
      )

      expect(verslag.hoofdstukken.map(({ id, staat }) => `${id} ${staat}`)).toEqual([
        'veilig-wonen mislukt',
        'online-intimidatie heel',
        'otwb heel',
        'meldingen heel',
        'weerbare-organisaties heel',
        'zicht-op deels',
        'middelen heel',
        'toezeggingen heel',
        'toen-en-nu heel',
      ])
      expect(gemist.length).toBeGreaterThan(20)
      for (const { id, waarde, status, reden } of gemist) {
        expect(waarde, id).toBeNull()
        expect(status, id).toBe('GEWEIGERD')
        expect(reden, id).toMatch(/(veilig-wonen|zicht-op):statistiek/)
        expect(verklaard.has(id), id).toBe(true)
      }
      const meldingen = (van: Verslag) => perId(van).get('meldingen.twaalf-maanden')?.waarde ?? 0
      expect(meldingen(verslag)).toBeLessThan(meldingen(heel))
      expect(makeMarkdown(verslag)).toContain('niet over het hele land')
    })

    test('tells what a letter said apart from what the hub counts, on the day before it and on its day', async () => {
      const [ervoor, opDag] = await Promise.all([
        maakAls(hub, rapportage, '2024-05-13'),
        maakAls(hub, rapportage),
      ])

      expect(makeMarkdown(ervoor)).toMatch(
        /telt de hub niet zelf; de brieven in de hub tot en met 13 mei 2024 noemen er geen/,
      )
      expect(makeMarkdown(opDag)).toMatch(/Volgens de brief van 14 mei 2024 hebben zes[^.]* provincies/)
      const rijen = blokkenOf(opDag).flatMap((blok) =>
        blok.soort === 'tabel' && blok.id === 'toen-en-nu' ? blok.rijen : [],
      )
      expect(rijen.length).toBeGreaterThan(15)
      const bekend = perId(opDag)
      for (const [onderwerp = [], , inBrief = [], geteld = []] of rijen) {
        const gezegd = inBrief.flatMap((stuk) => (typeof stuk === 'string' ? [] : stuk.cijfers))
        const eigen = geteld.flatMap((stuk) => (typeof stuk === 'string' ? [] : stuk.cijfers))
        expect(
          gezegd.map((id) => bekend.get(id)?.soort),
          leesbaar(onderwerp),
        ).toEqual(['brief'])
        expect(
          eigen.filter((id) => bekend.get(id)?.soort !== 'telling'),
          leesbaar(onderwerp),
        ).toEqual([])
        if (eigen.length === 0) expect(leesbaar(geteld)).toBe('door de hub niet geteld')
      }
      expect(
        rijen.filter(([, , , geteld = []]) => leesbaar(geteld) === 'door de hub niet geteld').length,
      ).toBeGreaterThan(8)
    })

    test('contradicts nothing, and says nothing that its figures do not carry, on the days when something turns', async () => {
      const access = { url: hub.url, token: await hub.token(rapportage), ingebed: false }
      const outcomes = await checkDays(access, [
        '2022-06-30',
        '2023-12-31',
        '2024-05-13',
        '2024-05-14',
        '2025-01-01',
        '2026-01-01',
      ])

      expect(outcomes.map(({ verslag }) => verslag !== null)).toEqual(Array(6).fill(true))
      expect(outcomes.flatMap(({ dag, findings }) => findings.map((one) => `${dag}: ${one}`))).toEqual([])
      // Past the end of the demo data nothing fell: it is not known, and that is a part which is missing.
      const voorbij = outcomes.at(-1)?.verslag
      if (!voorbij) throw new Error('There is no report of 2026-01-01')
      expect(perId(voorbij).get('meldingen.twaalf-maanden')).toMatchObject({
        waarde: null,
        status: 'ONBEKEND',
        code: 'NIET_BIJGEWERKT',
        bijgewerktTot: '2024-12-31',
      })
      expect(voorbij.hoofdstukken.find(({ id }) => id === 'meldingen')?.staat).toBe('deels')
      expect(makeMarkdown(voorbij)).not.toMatch(/minder dan de|geen enkele melding/)
      // The sources answered, and what they counted before that day is not counted over nobody.
      expect(voorbij.cijfers.filter(({ status }) => status === 'MISLUKT')).toEqual([])
      expect(perId(voorbij).get('otwb.niet-bezocht')).toMatchObject({
        status: 'ONBEKEND',
        code: 'NIET_BIJGEWERKT',
        bijgewerktTot: '2024-12-31',
      })
      expect(makeMarkdown(voorbij)).not.toContain('geteld over 0 van')
      // Toen en nu repeats counts of other chapters, which say why there are none.
      expect(makeMarkdown(voorbij)).toContain(
        'Waar een aantal ontbreekt, staat de reden in het hoofdstuk van dat cijfer.',
      )
      // The hub is not the embedded one, and yet its data is made up.
      const inHoofdstukken = kennisgevingen(voorbij).filter((blok) =>
        leesbaar(blok.tekst).includes('berusten op verzonnen demogegevens'),
      )
      expect(leesbaar(kennisgevingen(voorbij)[0]?.tekst ?? [])).toContain('bevat verzonnen demogegevens')
      expect(inHoofdstukken.length).toBeGreaterThanOrEqual(4)
    }, 120_000)

    test('tells nothing that a later letter announced, and not that there is none of what a letter may have said', async () => {
      const ervoor = perId(await maakAls(hub, rapportage, '2024-05-13'))
      expect(ervoor.get('organisaties.extra-driehoeksessies')).toMatchObject({ waarde: 0, status: 'WAARDE' })

      const onzeker = await maakAls(hub, rapportage, '2022-06-01')
      const cijfers = perId(onzeker)
      for (const id of [
        'toezeggingen',
        'middelen.aantal',
        'mijlpalen',
        'organisaties.normen',
        'organisaties.organisaties.IMPULS',
      ]) {
        expect(cijfers.get(id), id).toMatchObject({ waarde: null, status: 'ONBEKEND', code: 'BRIEF_ONZEKER' })
      }
      // No letter of uncertain day names a province, so that there is none is known.
      expect(cijfers.get('organisaties.provincies-met-norm')).toMatchObject({ waarde: 0 })
      expect(onzeker.hoofdstukken.find(({ id }) => id === 'toezeggingen')?.staat).toBe('mislukt')
      expect(makeMarkdown(onzeker)).not.toMatch(/noemen geen/)
    })

    test('compares with an earlier day', async () => {
      const verslag = vergelijk(await maakAls(hub, rapportage), await maakAls(hub, rapportage, '2023-05-14'))
      const tekst = makeMarkdown(verslag)

      expect(verslag.vorige).toBe('2023-05-14')
      expect(tekst).toContain('## 10 Vergeleken met 14 mei 2023')
      expect(tekst).toMatch(/Voorgesprekken van het OTWB: van 56.* naar 207/)
      expect(tekst).toMatch(/Nieuw:[\s\S]*Bijdrage aan provincies 2023/)
      // The letter of spring 2023 may have been there on 14 May 2023, so what it said is not called new.
      const nieuw = /Nieuw: middelen sinds 14.mei.2023\.\n\n([\s\S]*?)\n\n/.exec(tekst)?.[1] ?? ''
      expect(nieuw).toContain('Bijdrage aan provincies 2023')
      expect(nieuw).not.toContain('Tegemoetkoming')
      expect(tekst).toMatch(/Nieuw of op 14.mei.2023 al bekend.*: middelen\.\n\n- Tegemoetkoming/)
      expect(perId(verslag).get('vorige.otwb.voorgesprekken')).toMatchObject({
        waarde: 56,
        peildatum: '2023-05-14',
        vraag: 'vorige.Otwb',
      })
    })

    test('asked again gives the same, and names what changed after one aanvraag did', async () => {
      const toen = await maakAls(hub, rapportage)
      expect(changes(toen, await maakAls(hub, rapportage))).toEqual([])

      await alsDringend(schrijfbaar.pool())
      const nu = await maakAls(hub, rapportage)
      const verwacht = [
        'veilig-wonen.aanvragen.urgentie.DREIGING',
        'veilig-wonen.aanvragen.urgentie.REGULIER',
        'veilig-wonen.wachtlijst.aantal.DREIGING',
        'veilig-wonen.wachtlijst.aantal.REGULIER',
      ]

      expect(
        changes(toen, nu)
          .map((regel) => regel.split(' ')[0])
          .sort(),
      ).toEqual(verwacht)
      expect(changes(toen, nu)).toContain(
        'veilig-wonen.aanvragen.urgentie.DREIGING (Aanvragen Veilig Wonen: Dreiging): was 20, is nu 21',
      )
      const anders = stukken(nu).filter((stuk, index) => gelijk(stuk) !== gelijk(stukken(toen)[index]))
      expect(stukken(nu)).toHaveLength(stukken(toen).length)
      expect(anders.length).toBeGreaterThan(0)
      for (const stuk of anders) {
        const cijfers = typeof stuk === 'string' ? [] : stuk.cijfers
        expect(cijfers.filter((id) => verwacht.includes(id)).length, gelijk(stuk)).toBeGreaterThan(0)
      }
    })

    test('is refused for a day before the data, and for a token that is not known', async () => {
      await expect(maakAls(hub, rapportage, '2019-05-14')).rejects.toThrow(
        'De peildatum 2019-05-14 ligt vóór de gegevens',
      )
      await expect(makeVerslag({ url: hub.url, token: 'x', peildatum: brief })).rejects.toThrow(
        /kent het token niet \(401\)/,
      )
    })

    describe('on the command line', () => {
      const start = useProcesses()
      const uit = mkdtempSync(join(tmpdir(), 'nwb-rapport-'))
      afterAll(() => rmSync(uit, { recursive: true, force: true }))
      const draai = async (map: string, afnemer: string, ...argumenten: readonly string[]) => {
        const args = [
          '--url',
          hub.url,
          '--token',
          await hub.token(afnemer),
          '--formaat',
          'md,json',
          ...argumenten,
        ]
        const main = [process.execPath, '--import', './scripts/typescript.js', 'voortgangsrapportage/main.ts']
        const proces = start([...main, ...args, '--uit', join(uit, map)], {})
        return { code: await proces.ended, out: proces.out(), err: proces.err() }
      }

      test('a whole report ends with 0 and its files, one with parts missing with 2, none with 1', async () => {
        const heel = await draai('heel', rapportage, '--peildatum', brief)
        const deels = await draai('deels', 'vng', '--peildatum', brief)
        const geen = await draai('geen', rapportage, '--peildatum', '2019-01-01')

        expect([heel.code, deels.code, geen.code]).toEqual([0, 2, 1])
        expect(heel.out).toMatch(/figures\.json\n.*voortgangsrapportage\.md\n/)
        expect(deels.err).toContain('hoofdstuk 1 Veilig Wonen is zonder cijfers')
        expect(geen.err).toContain('ligt vóór de gegevens')
        expect(readdirSync(uit).sort()).toEqual(['deels', 'heel'])
      }, 180_000)
    })

    describe('where one source fails', () => {
      const proxy = useProxy(() => hub.url)

      test('says so in its own chapter, and gives the others', async () => {
        proxy.faal('Otwb', 503)
        const token = await hub.token(rapportage)
        const verslag = await makeVerslag({ url: await proxy.url(), token, peildatum: brief })

        expect(
          verslag.hoofdstukken
            .filter(({ staat }) => staat !== 'heel')
            .map(({ id, staat }) => `${id} ${staat}`),
        ).toEqual(['otwb deels'])
        expect(perId(verslag).get('otwb.voorgesprekken')).toMatchObject({
          waarde: null,
          status: 'MISLUKT',
          reden: expect.stringContaining('503'),
        })
        expect(makeMarkdown(verslag)).toMatch(
          /> \*\*Niet beschikbaar\.\*\* Niet opgehaald \(de hub antwoordde 503/,
        )
      })
    })
  },
)

/** Something between the generator and the hub that answers one question by itself. */
function useProxy(hubUrl: () => string) {
  const falend = new Map<string, number>()
  const server = createServer((request, response) => {
    const delen: Buffer[] = []
    request.on('data', (deel: Buffer) => delen.push(deel))
    request.on('end', async () => {
      const body = Buffer.concat(delen).toString()
      const status = falend.get(String(JSON.parse(body).operationName))
      if (status !== undefined) {
        response.writeHead(status).end(JSON.stringify({ errors: [{ message: 'no source' }] }))
        return
      }
      const answer = await fetch(new URL(request.url ?? '/', hubUrl()), {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          authorization: request.headers.authorization ?? '',
        },
      })
      response.writeHead(answer.status).end(await answer.text())
    })
  })
  afterEach(() => {
    falend.clear()
    server.closeAllConnections()
    server.close()
  })
  return {
    faal: (vraag: string, status: number) => falend.set(vraag, status),
    async url() {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
  }
}

/** Makes the newest ordinary aanvraag before the letter one of somebody who is threatened. */
async function alsDringend(pool: Pool): Promise<void> {
  const connection = await pool.connect()
  const { affected } = await connection.query(
    `update veilig_wonen.aanvraag set urgentie = 'DREIGING' where id = (
       select id from veilig_wonen.aanvraag
       where urgentie = 'REGULIER' and ingediend_op <= $1 order by ingediend_op desc, id limit 1)`,
    [brief],
  )
  connection.release()
  expect(affected).toBe(1)
}

function perId({ cijfers }: Verslag): ReadonlyMap<string, Cijfer> {
  return new Map(cijfers.map((cijfer) => [cijfer.id, cijfer]))
}

function kennisgevingen(verslag: Verslag) {
  return blokkenOf(verslag).filter((blok) => blok.soort === 'kennisgeving')
}

/** Every stretch of text of a report in order, those of tables and pictures too. */
function stukken(verslag: Verslag): Tekst {
  return blokkenOf(verslag).flatMap(readTexts).flat()
}

function verwijzingen(verslag: Verslag) {
  return stukken(verslag).filter((stuk) => typeof stuk !== 'string')
}

function gelijk(stuk: Tekst[number] | undefined): string {
  return JSON.stringify(stuk)
}

/** Intl puts a no-break space behind the euro sign. */
function gewoon(woorden: string): string {
  return woorden.replaceAll('\u00a0', ' ')
}
