import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { GeenVerslag } from './hub/geen-verslag.ts'
import type { Verslag } from './verslag.ts'

/** The file beside a report with every figure, its question, moment and source, apart from the text. */
export const cijferbestand = 'figures.json'

export type Cijferbestand = Pick<
  Verslag,
  'titel' | 'peildatum' | 'gemaaktOp' | 'afnemer' | 'hub' | 'vorige' | 'cijfers' | 'vragen'
>

const schema: z.ZodType<Cijferbestand> = z.object({
  titel: z.string(),
  peildatum: z.iso.date(),
  gemaaktOp: z.iso.datetime(),
  afnemer: z.string(),
  hub: z.string().nullable(),
  vorige: z.iso.date().nullable(),
  cijfers: z.array(
    z.object({
      id: z.string(),
      naam: z.string(),
      // Reports made before these were told have none of them.
      soort: z.enum(['telling', 'brief', 'onderzoek']).default('telling'),
      eenheid: z.enum(['aantal', 'procent', 'dagen', 'euro']),
      waarde: z.number().nullable(),
      status: z.enum(['WAARDE', 'ONDERDRUKT', 'ONBEKEND', 'NIET_VAN_TOEPASSING', 'GEWEIGERD', 'MISLUKT']),
      reden: z.string().nullable(),
      code: z.string().nullable().default(null),
      dekking: z.object({ gevraagd: z.int(), geteld: z.int() }).nullable().default(null),
      bijgewerktTot: z.iso.date().nullable().default(null),
      synthetisch: z.boolean().nullable().default(null),
      bekendSinds: z.object({ vroegst: z.iso.date(), uiterst: z.iso.date() }).nullable().default(null),
      peildatum: z.iso.date(),
      bron: z.string(),
      vraag: z.string(),
      pad: z.array(z.union([z.string(), z.number()])),
    }),
  ),
  vragen: z.array(
    z.object({
      id: z.string(),
      document: z.string(),
      variabelen: z.record(z.string(), z.unknown()),
      traceId: z.string(),
      gesteldOp: z.iso.datetime(),
      status: z.number().nullable(),
    }),
  ),
})

export function makeCijferbestand(verslag: Verslag): string {
  const { titel, peildatum, gemaaktOp, afnemer, hub, vorige, cijfers, vragen } = verslag
  const inhoud: Cijferbestand = { titel, peildatum, gemaaktOp, afnemer, hub, vorige, cijfers, vragen }
  return `${JSON.stringify(inhoud, null, 2)}\n`
}

/** @throws {GeenVerslag} when the folder holds no report, or its figures are not what a report writes. */
export async function readCijferbestand(map: string): Promise<Cijferbestand> {
  const pad = join(map, cijferbestand)
  const inhoud = await readFile(pad, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new GeenVerslag(`In ${map} staat geen verslag: ${cijferbestand} is niet te lezen (${code}).`)
  })
  const gelezen = schema.safeParse(ontleed(inhoud))
  if (gelezen.success) return gelezen.data
  const eerste = gelezen.error.issues[0]
  throw new GeenVerslag(
    `${pad} is niet wat een verslag schrijft: ${eerste?.path.join('.') || 'het geheel'}, ${eerste?.message}.`,
  )
}

function ontleed(inhoud: string): unknown {
  try {
    return JSON.parse(inhoud)
  } catch {
    return null
  }
}
