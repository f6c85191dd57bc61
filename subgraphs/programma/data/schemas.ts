import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z0-9]+(-[a-z0-9]+)*$/)
const text = z.string().min(1)
const datum = z.iso.date()
const organisatie = z.string().regex(/^(gm\d{4}|pv\d{2}|ws\d{4})$/)
const openbareLichamen = z.array(z.enum(['Bonaire', 'Saba', 'Sint Eustatius'])).default([])
const onderdeel = z.enum([
  'ALGEMEEN',
  'VEILIG_WONEN',
  'ONLINE_INTIMIDATIE',
  'POLITIEKE_AMBTSDRAGERS',
  'MELDINGSBEREIDHEID',
  'WEERBARE_ORGANISATIES',
  'ONDERMIJNING',
  'MIDDELEN',
])

export const briefSchema = z.strictObject({
  id,
  titel: text,
  kenmerk: text.nullable().default(null),
  datum: datum.nullable().default(null),
  datumOmschrijving: text,
  vroegsteDatum: datum,
  uitersteDatum: datum,
  soort: z.enum(['KAMERBRIEF', 'BESLISNOTA']),
  afzender: text,
  medeNamens: text.nullable().default(null),
})

/** A figure has value, unit and bound; a trend or an event has none of them. */
export const mijlpaalSchema = z
  .strictObject({
    id,
    soort: z.enum(['CIJFER', 'TREND', 'GEBEURTENIS']).default('CIJFER'),
    sleutel: id,
    onderwerp: text,
    waarde: z.number().positive().nullable().default(null),
    eenheid: z.enum(['AANTAL', 'EURO_CENT', 'PERCENTAGE']).nullable().default(null),
    grens: z.enum(['EXACT', 'CIRCA', 'RUIM', 'MEER_DAN', 'AANDEEL']).nullable().default(null),
    formulering: text,
    periodeVan: datum.nullable().default(null),
    periodeTot: datum.nullable().default(null),
    datum: datum.nullable().default(null),
    onderdeel,
    toelichting: text.nullable().default(null),
    organisaties: z.array(organisatie).default([]),
    openbareLichamen,
  })
  .refine(
    ({ soort, waarde, eenheid, grens }) =>
      [waarde, eenheid, grens].every((part) => (part !== null) === (soort === 'CIJFER')),
    'wanted waarde, eenheid and grens for a CIJFER, and none of them otherwise',
  )
  .refine(
    ({ id, sleutel }) => id.slice(id.indexOf('-') + 1).startsWith(sleutel),
    'wanted the id to be the letter followed by the sleutel',
  )

export const middelSchema = z
  .strictObject({
    id,
    naam: text,
    omschrijving: text,
    soort: z.enum(['BUDGET', 'TEGEMOETKOMING', 'BIJDRAGE']),
    /** Euro cents. */
    bedrag: z.int().positive(),
    /** Each province receives the amount. */
    perProvincie: z.boolean().default(false),
    ontvangers: text,
    jaarVan: z.int(),
    jaarTot: z.int().nullable().default(null),
    structureel: z.boolean().default(false),
    inclusiefBtwCompensatiefonds: z.boolean().nullable().default(null),
    regeling: text.nullable().default(null),
    brief: id,
    mijlpalen: z.array(id).min(1),
    deelVan: id.nullable().default(null),
  })
  .refine(
    ({ structureel, jaarTot }) => structureel === (jaarTot === null),
    'wanted a last year, or structureel: true',
  )

export const normSchema = z.strictObject({
  id,
  naam: text,
  soort: z.enum(['COLLECTIEF', 'PROVINCIAAL']),
  doelgroep: z.enum(['POLITIEKE_AMBTSDRAGERS', 'AMBTENAREN', 'OVERHEDEN_IN_PROVINCIE']),
  omschrijving: text,
  gepresenteerdOp: datum.nullable().default(null),
  organisatie: organisatie.nullable().default(null),
  brief: id,
})

const standSchema = z.strictObject({
  brief: id,
  status: z.enum(['IN_UITVOERING', 'NAGEKOMEN']),
  mijlpaal: id.nullable().default(null),
  toelichting: text,
})

export const toezeggingSchema = z.strictObject({
  id,
  onderwerp: text,
  tekst: text,
  soort: z.enum(['TOEZEGGING', 'MOTIE']).default('TOEZEGGING'),
  brief: id,
  kamerstuk: text.nullable().default(null),
  /** Without a moment of its own it was made in the letter itself. */
  toegezegdOp: datum.nullable().default(null),
  toegezegdOpOmschrijving: text.nullable().default(null),
  termijn: text.nullable().default(null),
  termijnDatum: datum.nullable().default(null),
  onderdeel,
  standen: z.array(standSchema).default([]),
})

export const activiteitSchema = z.strictObject({
  id,
  soort: z.enum(['IMPULS', 'PILOT', 'CONFERENTIE', 'LEERKRING']),
  naam: text,
  omschrijving: text,
  datum,
  van: datum.nullable().default(null),
  tot: datum.nullable().default(null),
  periodeOmschrijving: text.nullable().default(null),
  organisatoren: z.array(text).min(1),
  openbareLichamen,
  brief: id,
  mijlpaal: id.nullable().default(null),
})
