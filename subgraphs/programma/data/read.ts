import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  activiteitSchema,
  briefSchema,
  middelSchema,
  mijlpaalSchema,
  normSchema,
  toezeggingSchema,
} from './schemas.ts'

/** What the letters say, as written down in the files of this folder. */
export interface Brievendata {
  readonly brieven: readonly z.infer<typeof briefSchema>[]
  readonly mijlpalen: readonly z.infer<typeof mijlpaalSchema>[]
  readonly middelen: readonly z.infer<typeof middelSchema>[]
  readonly normen: readonly z.infer<typeof normSchema>[]
  readonly toezeggingen: readonly z.infer<typeof toezeggingSchema>[]
  readonly activiteiten: readonly z.infer<typeof activiteitSchema>[]
}

/** @throws naming the file, the entry and what is wrong with it. */
export function readBrievendata(): Brievendata {
  return {
    brieven: list('brieven.yaml', briefSchema),
    mijlpalen: list('mijlpalen.yaml', mijlpaalSchema),
    middelen: list('middelen.yaml', middelSchema),
    normen: list('normen.yaml', normSchema),
    toezeggingen: list('toezeggingen.yaml', toezeggingSchema),
    activiteiten: list('activiteiten.yaml', activiteitSchema),
  }
}

function list<Entry>(file: string, schema: z.ZodType<Entry>): Entry[] {
  return parseList(file, readFileSync(new URL(file, import.meta.url), 'utf8'), schema)
}

/** Reads one file's text. @throws naming the file, the entry and what is wrong with it. */
export function parseList<Entry>(file: string, text: string, schema: z.ZodType<Entry>): Entry[] {
  const entries: unknown = parse(text, { merge: true })
  if (!Array.isArray(entries)) throw new Error(`Reading ${file}: wanted a list of entries`)
  return entries.map((entry: unknown, index) => {
    const { data, error } = schema.safeParse(entry)
    if (error) throw new Error(`Reading ${file}, entry ${index + 1}: ${z.prettifyError(error)}`)
    return data as Entry
  })
}
