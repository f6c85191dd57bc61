import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

/**
 * Each folder of `scenarios/` holds a question and, per afnemer, the answer that is right for it. To add one: write
 * `vraag.graphql`, add a line here, run `npx vitest run --project hub -u scenarios`, and check by hand that the
 * answers it wrote are right; the next run compares with them. `afnemer/doel` asks for a purpose other than the afnemer's first.
 */
const scenarios: Readonly<Record<string, readonly string[]>> = {
  'zes-subgraphs': ['vng', 'bzk-programma', 'gemeente-utrecht', 'zonder-token'],
  'meldingen-van-een-gemeente': ['gemeente-utrecht', 'riec-limburg', 'politie', 'ngb', 'vng'],
  'wachtlijst-veilig-wonen': [
    'veilig-wonen-uitvoerder',
    'veilig-wonen-uitvoerder/rapportage-veilig-wonen',
    'bva-bzk',
    'gemeente-utrecht',
  ],
  tourdekking: ['otwb', 'provincie-noord-brabant', 'bzk-programma'],
  'opvallende-afwijkingen': ['zonder-token'],
  'organisaties-in-de-tijd': ['zonder-token'],
  'namen-zoals-getypt': ['zonder-token'],
  ik: [
    'bzk-programma',
    'bzk-voortgangsrapportage',
    'vng',
    'ngb',
    'liec',
    'riec-limburg',
    'gemeente-utrecht',
    'provincie-noord-brabant',
    'veilig-wonen-uitvoerder',
    'bva-bzk',
    'otwb',
    'politie',
    'zonder-token',
  ],
}

const folder = new URL('./scenarios/', import.meta.url)
const questionOf = (scenario: string) => readFileSync(new URL(`${scenario}/vraag.graphql`, folder), 'utf8')
const answerFile = (asker: string) => `antwoord.${asker.replace('/', '.')}.json`

describe.each(databases())('a scenario over HTTP on $name', (database) => {
  const hub = useHub(database)

  const ask = (scenario: string, asker: string) => {
    const [afnemer = '', doel] = asker.split('/')
    return hub.ask(
      afnemer === 'zonder-token' ? null : afnemer,
      questionOf(scenario),
      {},
      doel ? { 'nwb-verwerkingsactiviteit': doel } : {},
    )
  }

  for (const [scenario, askers] of Object.entries(scenarios)) {
    test.each(askers)(`${scenario} answers %s as committed`, async (asker) => {
      const { status, body } = await ask(scenario, asker)

      // An answer without data is a refusal of the whole, which only bva-bzk asks for.
      expect(status).toBe('data' in body ? 200 : 403)
      await expect(`${JSON.stringify(body, null, 2)}\n`).toMatchFileSnapshot(
        `scenarios/${scenario}/${answerFile(asker)}`,
      )
    })

    test.each(askers)(
      `${scenario} tells %s of each refusal where it is and what would open it`,
      async (asker) => {
        const { body } = await ask(scenario, asker)

        for (const error of body.errors ?? []) {
          if (!('data' in body)) continue
          // No refusal: a length that cannot be told.
          if (error.extensions.reden !== undefined) continue
          const { aantal = 1, plaatsen = [error.path], ...told } = error.extensions
          expect(plaatsen).toHaveLength(Math.min(aantal, 10))
          expect(told).toEqual({
            code: 'UNAUTHORIZED_FIELD_OR_TYPE',
            veld: expect.stringMatching(/^\w+\.\w+$/),
            vereist: expect.anything(),
          })
          // Where everything is refused there is no data at all.
          for (const place of body.data === null ? [] : plaatsen) expect(valueAt(body.data, place)).toBeNull()
        }
      },
    )
  }

  test('one question over six subgraphs has a different answer for each of four askers', async () => {
    const askers = scenarios['zes-subgraphs'] ?? []
    const answers = await Promise.all(askers.map((asker) => ask('zes-subgraphs', asker)))

    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(askers.length)
  })
})

test('every committed answer belongs to a scenario that runs', () => {
  const committed = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
  const used = Object.entries(scenarios).flatMap(([scenario, askers]) => [
    `${scenario}/vraag.graphql`,
    ...askers.map((asker) => `${scenario}/${answerFile(asker)}`),
  ])

  expect(committed.sort()).toEqual(used.sort())
})

/** What stands at a response path; undefined where the path leads nowhere. */
function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
    data,
  )
}
