/**
 * `npm run voortgangsrapportage:maanden`: the report of the last or first day of every month, and of each beside the one
 * of a year earlier, without a file. Ends with 1 where one contradicts itself, or says what its figures do not carry.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { notCarried } from './checks/claims/claims.ts'
import { contradictions } from './checks/contradictions.ts'
import { renderedOtherwise } from './checks/rendered.ts'
import { type Cijferbestand, makeCijferbestand } from './cijferbestand.ts'
import { formaten } from './formaten/formaten.ts'
import { makeJson } from './formaten/json/json.ts'
import { makeMarkdown } from './formaten/markdown/markdown.ts'
import { GeenVerslag } from './hub/geen-verslag.ts'
import { type HubAccess, withHub } from './hub/with-hub.ts'
import { makeVerslag } from './make-verslag.ts'
import { maandenTussen, plusDagen } from './taal/datums.ts'
import { vergelijk } from './vergelijk.ts'
import type { Verslag } from './verslag.ts'

const usage = `npm run voortgangsrapportage:maanden -- [--van JJJJ-MM] [--tot JJJJ-MM] [--dag eerste|laatste] [--kort]
  --van, --tot   van welke tot en met welke maand; standaard 2022-01 tot en met 2026-12
  --dag          de eerste of de laatste dag van elke maand; standaard de laatste
  --kort         alleen dagen waarop iets omslaat: rond de brief, en rond het einde van de gegevens
  --afnemer      als wie de ingebedde hub wordt bevraagd; standaard bzk-voortgangsrapportage
  --url          de hub, met het token in NWB_TOKEN; zonder URL wordt de ingebedde hub gestart`

/** Around the letters and the days when one may have appeared, the end of the demo data, and the change of regeling. */
const turningPoints = [
  '2022-01-31',
  '2022-06-01',
  '2022-06-30',
  '2023-05-14',
  '2023-12-31',
  '2024-02-29',
  '2024-04-30',
  '2024-05-13',
  '2024-05-14',
  '2024-12-31',
  '2025-01-01',
  '2025-06-01',
  '2026-01-01',
]

/** A report, its findings, and whether there was one. */
export interface Outcome {
  readonly dag: string
  readonly verslag: Verslag | null
  readonly findings: readonly string[]
}

/** Makes the report of each day, and of each beside the one before, and checks both. */
export async function checkDays(
  hub: HubAccess,
  days: readonly string[],
  onOutcome: (outcome: Outcome) => void = () => {},
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const dag of days) {
    const outcome = await checkDay(hub, dag, earlierOf(outcomes, dag))
    outcomes.push(outcome)
    onOutcome(outcome)
  }
  return outcomes
}

/** The report of a year earlier, or the oldest there is. */
function earlierOf(outcomes: readonly Outcome[], dag: string): Verslag | null {
  const yearEarlier = `${Number(dag.slice(0, 4)) - 1}${dag.slice(4)}`
  const made = outcomes.flatMap(({ verslag }) => verslag ?? [])
  return made.findLast(({ peildatum }) => peildatum <= yearEarlier) ?? made[0] ?? null
}

async function checkDay(hub: HubAccess, dag: string, earlier: Verslag | null): Promise<Outcome> {
  try {
    const verslag = await makeVerslag({ ...hub, peildatum: dag })
    const beside = earlier === null ? [] : [vergelijk(verslag, earlier)]
    return { dag, verslag, findings: [...new Set([verslag, ...beside].flatMap(check))] }
  } catch (error) {
    if (error instanceof GeenVerslag) return { dag, verslag: null, findings: [] }
    throw error
  }
}

/** The report as it is written and read back, so that nothing is known but what is in the files. */
function check(verslag: Verslag): readonly string[] {
  const written: Verslag = JSON.parse(makeJson(verslag))
  const figures: Cijferbestand = JSON.parse(makeCijferbestand(verslag))
  return [
    ...contradictions(written),
    ...renderedOtherwise(written, [{ bestand: formaten.md.bestand, inhoud: makeMarkdown(verslag) }]),
    ...notCarried(written, figures),
  ]
}

/** The first or the last day of every month. */
export function daysOf(van: string, tot: string, which: 'eerste' | 'laatste'): readonly string[] {
  return maandenTussen(`${van}-01`, `${tot}-01`).map((maand) =>
    which === 'eerste' ? `${maand}-01` : plusDagen(`${plusDagen(`${maand}-01`, 31).slice(0, 7)}-01`, -1),
  )
}

const maand = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'geef een maand als 2022-01')

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      van: { type: 'string', default: '2022-01' },
      tot: { type: 'string', default: '2026-12' },
      dag: { type: 'string', default: 'laatste' },
      kort: { type: 'boolean', default: false },
      afnemer: { type: 'string', default: 'bzk-voortgangsrapportage' },
      url: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const which = z.enum(['eerste', 'laatste']).parse(values.dag)
  const days = values.kort ? turningPoints : daysOf(maand.parse(values.van), maand.parse(values.tot), which)
  const { url, afnemer } = values
  const token = process.env['NWB_TOKEN'] ?? ''
  const hub = url === undefined ? { url: null, afnemer } : { url, token }
  const outcomes = await withHub(hub, console.error, (access) => checkDays(access, days, tell))
  const wrong = outcomes.filter(({ findings }) => findings.length > 0)
  const made = outcomes.filter(({ verslag }) => verslag !== null)
  console.log(
    `${made.length} verslagen van ${outcomes.length} dagen; ${wrong.length} met iets dat niet klopt.`,
  )
  return wrong.length === 0 ? 0 : 1
}

function tell({ dag, verslag, findings }: Outcome): void {
  if (verslag === null) {
    console.log(`${dag}: geen verslag`)
    return
  }
  const staten = verslag.hoofdstukken.filter(({ staat }) => staat !== 'heel').map(({ nummer }) => nummer)
  const onvolledig = staten.length === 0 ? 'heel' : `onvolledig: ${staten.join(', ')}`
  console.log(
    [`${dag}: ${verslag.cijfers.length} cijfers, ${onvolledig}`, ...findings.map((one) => `  ${one}`)].join(
      '\n',
    ),
  )
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main()
