import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Formaatnaam, formaatnamen } from './formaten/formaten.ts'
import { GeenVerslag } from './hub/geen-verslag.ts'
import { isDag } from './taal/datums.ts'

export const usage = `Gebruik: npm run voortgangsrapportage -- --peildatum 2024-05-14 [opties]
         npm run voortgangsrapportage -- --controleer MAP [--url … --token …]

  --peildatum DAG    de dag waarover het verslag gaat
  --vorige DAG|MAP   vergelijk met die eerdere dag, of met het verslag in die map
  --uit MAP          waar het verslag komt; standaard voortgangsrapportage-<peildatum>
  --formaat LIJST    ${formaatnamen.join(',')}; standaard alle
  --controleer MAP   stel alle vragen van het verslag in MAP opnieuw, en meld wat er veranderd is
  --url URL          de hub; zonder URL wordt de ingebedde hub gestart, met demogegevens
  --token TOKEN      het toegangstoken; ook uit de omgevingsvariabele NWB_TOKEN, die niemand in de proceslijst ziet
  --afnemer NAAM     als wie de ingebedde hub wordt bevraagd; standaard bzk-voortgangsrapportage

Uitgang: 0 het verslag is heel, 2 er ontbreken delen of er is iets veranderd, 1 er is geen verslag.`

/** Where the hub is, or as whom to ask the embedded one. */
export type HubChoice =
  | { readonly url: string; readonly token: string }
  | { readonly url: null; readonly afnemer: string }

export type Options =
  | { readonly taak: 'hulp' }
  | { readonly taak: 'controleer'; readonly map: string; readonly hub: HubChoice }
  | {
      readonly taak: 'maak'
      readonly peildatum: string
      readonly vorige: { readonly dag: string } | { readonly map: string } | null
      readonly uit: string
      readonly formaten: readonly Formaatnaam[]
      readonly hub: HubChoice
    }

const dagVan = (vandaag: string) =>
  z
    .string()
    .refine(isDag, { error: ({ input }) => `"${input}" is geen dag; geef een dag als 2024-05-14` })
    .refine((dag) => dag <= vandaag, {
      error: ({ input }) => `${input} ligt in de toekomst; vandaag is het ${vandaag}`,
    })

const formatenSchema = z
  .string()
  .transform((lijst) => lijst.split(',').filter((naam) => naam !== ''))
  .pipe(
    z
      .array(
        z.enum(formaatnamen, {
          error: ({ input }) => `"${input}" is geen formaat; kies uit ${formaatnamen.join(', ')}`,
        }),
      )
      .min(1, `geef minstens een formaat: ${formaatnamen.join(', ')}`),
  )

/**
 * Reads the command line.
 *
 * @param vandaag today, as `2024-05-14`.
 * @throws {GeenVerslag} naming the option that is wrong, what was found and what was wanted.
 */
export function readOptions(
  argumenten: readonly string[],
  omgeving: Readonly<Record<string, string | undefined>>,
  vandaag: string,
): Options {
  const gegeven = ontleed(argumenten)
  if (gegeven.help) return { taak: 'hulp' }
  const hub = hubkeuze(gegeven, omgeving)
  if (gegeven.controleer !== undefined) {
    if (gegeven.peildatum !== undefined)
      throw new GeenVerslag('Geef --controleer of --peildatum, niet allebei')
    return { taak: 'controleer', map: resolve(gegeven.controleer), hub }
  }
  if (gegeven.peildatum === undefined) throw new GeenVerslag(`Geef een --peildatum.\n\n${usage}`)
  const peildatum = lees('peildatum', dagVan(vandaag), gegeven.peildatum)
  return {
    taak: 'maak',
    peildatum,
    vorige: leesVorige(gegeven.vorige, peildatum),
    uit: resolve(gegeven.uit ?? `voortgangsrapportage-${peildatum}`),
    formaten: [...new Set(lees('formaat', formatenSchema, gegeven.formaat ?? formaatnamen.join(',')))],
    hub,
  }
}

function ontleed(argumenten: readonly string[]) {
  try {
    return parseArgs({
      args: [...argumenten],
      options: {
        peildatum: { type: 'string' },
        vorige: { type: 'string' },
        uit: { type: 'string' },
        formaat: { type: 'string' },
        controleer: { type: 'string' },
        url: { type: 'string' },
        token: { type: 'string' },
        afnemer: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new GeenVerslag(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function hubkeuze(
  gegeven: ReturnType<typeof ontleed>,
  omgeving: Readonly<Record<string, string | undefined>>,
): HubChoice {
  const token = gegeven.token ?? omgeving['NWB_TOKEN']
  if (gegeven.url === undefined) {
    if (gegeven.token !== undefined) throw new GeenVerslag('Een --token hoort bij een --url; geef die ook')
    return { url: null, afnemer: gegeven.afnemer ?? 'bzk-voortgangsrapportage' }
  }
  if (gegeven.afnemer !== undefined) {
    throw new GeenVerslag(
      'Een --afnemer kiest u alleen bij de ingebedde hub; bij een --url zegt het token het',
    )
  }
  const url = lees(
    'url',
    z.url({ protocol: /^https?$/, error: ({ input }) => `"${input}" is geen http(s)-adres` }),
    gegeven.url,
  )
  if (!token) throw new GeenVerslag('Bij een --url hoort een --token, of de omgevingsvariabele NWB_TOKEN')
  return { url, token }
}

function leesVorige(gegeven: string | undefined, peildatum: string) {
  if (gegeven === undefined) return null
  if (!/^\d{4}-/.test(gegeven)) return { map: resolve(gegeven) }
  if (!isDag(gegeven))
    throw new GeenVerslag(`--vorige: "${gegeven}" is geen dag; geef een dag als 2023-05-14`)
  if (gegeven >= peildatum) {
    throw new GeenVerslag(`--vorige: ${gegeven} ligt niet vóór de peildatum ${peildatum}`)
  }
  return { dag: gegeven }
}

function lees<S extends z.ZodType>(optie: string, schema: S, gegeven: string): z.output<S> {
  const gelezen = schema.safeParse(gegeven)
  if (gelezen.success) return gelezen.data
  throw new GeenVerslag(`--${optie}: ${gelezen.error.issues.map(({ message }) => message).join('; ')}`)
}
