import { type Kysely, sql } from 'kysely'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { fillIndeling } from '../indeling/fill.ts'
import { bekendheid } from './data/bekendheid.ts'
import { type Brievendata, readBrievendata } from './data/read.ts'
import type * as T from './tables.ts'

type Db = Kysely<T.Tables>

/** Writes what the letters say; run again, it makes the tables equal to the files of `data/`. */
export async function reference(db: Db): Promise<void> {
  const data = readBrievendata()
  await fillIndeling(db, 'programma')

  // Child rows have no life of their own: they are written anew.
  await db.deleteFrom('programma.toezegging_stand').execute()
  await db.deleteFrom('programma.mijlpaal_organisatie').execute()
  await db.deleteFrom('programma.middel_mijlpaal').execute()

  await upsert<T.BriefTable>(db, 'brief', brieven(data))
  await upsert<T.MijlpaalTable>(db, 'mijlpaal', mijlpalen(data))
  await upsert<T.MiddelTable>(db, 'middel', middelen(data))
  await upsert<T.MiddelUitkeringTable>(db, 'middel_uitkering', uitkeringen(data))
  await upsert<T.NormTable>(db, 'norm', normen(data))
  await upsert<T.ToezeggingTable>(db, 'toezegging', toezeggingen(data))
  await upsert<T.ActiviteitTable>(db, 'activiteit', activiteiten(data))

  await db
    .insertInto('programma.mijlpaal_organisatie')
    .values(
      data.mijlpalen.flatMap((mijlpaal) =>
        mijlpaal.organisaties.map((organisatie_id, volgorde) => ({
          mijlpaal_id: mijlpaal.id,
          organisatie_id,
          volgorde,
        })),
      ),
    )
    .execute()
  await db
    .insertInto('programma.middel_mijlpaal')
    .values(
      data.middelen.flatMap((middel) =>
        middel.mijlpalen.map((mijlpaal_id) => ({ middel_id: middel.id, mijlpaal_id })),
      ),
    )
    .execute()
  await db
    .insertInto('programma.toezegging_stand')
    .values(
      data.toezeggingen.flatMap((toezegging) =>
        toezegging.standen.map(({ brief, mijlpaal, ...stand }) => ({
          ...stand,
          toezegging_id: toezegging.id,
          brief_id: brief,
          mijlpaal_id: mijlpaal,
        })),
      ),
    )
    .execute()
}

const brieven = (data: Brievendata): T.BriefTable[] =>
  data.brieven.map((brief, volgorde) => ({
    id: brief.id,
    volgorde,
    titel: brief.titel,
    kenmerk: brief.kenmerk,
    datum: brief.datum,
    datum_omschrijving: brief.datumOmschrijving,
    vroegste_datum: brief.vroegsteDatum,
    uiterste_datum: brief.uitersteDatum,
    soort: brief.soort,
    afzender: brief.afzender,
    mede_namens: brief.medeNamens,
  }))

function mijlpalen(data: Brievendata): T.MijlpaalTable[] {
  const datumOf = new Map(data.brieven.map((brief) => [brief.id, brief.datum]))
  return data.mijlpalen.map((mijlpaal, volgorde) => {
    const brief_id = mijlpaal.id.slice(0, mijlpaal.id.indexOf('-'))
    return {
      id: mijlpaal.id,
      volgorde,
      soort: mijlpaal.soort,
      onderwerp: mijlpaal.onderwerp,
      sleutel: mijlpaal.sleutel,
      waarde: mijlpaal.waarde,
      eenheid: mijlpaal.eenheid,
      grens: mijlpaal.grens,
      formulering: mijlpaal.formulering,
      periode_van: mijlpaal.periodeVan,
      periode_tot: mijlpaal.periodeTot,
      datum: mijlpaal.datum ?? datumOf.get(brief_id) ?? null,
      brief_id,
      onderdeel: mijlpaal.onderdeel,
      toelichting: mijlpaal.toelichting,
      openbare_lichamen: mijlpaal.openbareLichamen,
    }
  })
}

const provincies = geldigOp('2024-01-01').filter(({ soort }) => soort === 'PROVINCIE')

const middelen = (data: Brievendata): T.MiddelTable[] =>
  data.middelen.map((middel, volgorde) => ({
    id: middel.id,
    volgorde,
    naam: middel.naam,
    omschrijving: middel.omschrijving,
    soort: middel.soort,
    bedrag: middel.bedrag,
    per_organisatie: middel.perProvincie,
    totaal: middel.perProvincie ? middel.bedrag * provincies.length : middel.bedrag,
    ontvangers: middel.ontvangers,
    jaar_van: middel.jaarVan,
    jaar_tot: middel.jaarTot,
    structureel: middel.structureel,
    inclusief_btw_compensatiefonds: middel.inclusiefBtwCompensatiefonds,
    regeling: middel.regeling,
    brief_id: middel.brief,
    deel_van_id: middel.deelVan,
  }))

/** Every province the same amount: only there the letters say who received what. */
const uitkeringen = (data: Brievendata): T.MiddelUitkeringTable[] =>
  data.middelen
    .filter(({ perProvincie }) => perProvincie)
    .flatMap(({ id, bedrag, jaarVan }) =>
      provincies.map((provincie) => ({
        id: `${id}-${provincie.id}`,
        middel_id: id,
        organisatie_id: provincie.id,
        jaar: jaarVan,
        bedrag,
      })),
    )

const normen = (data: Brievendata): T.NormTable[] =>
  data.normen.map((norm, volgorde) => ({
    id: norm.id,
    volgorde,
    naam: norm.naam,
    soort: norm.soort,
    doelgroep: norm.doelgroep,
    omschrijving: norm.omschrijving,
    gepresenteerd_op: norm.gepresenteerdOp,
    organisatie_id: norm.organisatie,
    brief_id: norm.brief,
  }))

function toezeggingen(data: Brievendata): T.ToezeggingTable[] {
  const brieven = new Map(data.brieven.map((brief) => [brief.id, brief]))
  return data.toezeggingen.map((toezegging, volgorde) => {
    // Without a moment of its own it was made in the letter that names it first.
    const inBrief = toezegging.toegezegdOpOmschrijving === null ? brieven.get(toezegging.brief) : undefined
    return {
      id: toezegging.id,
      volgorde,
      onderwerp: toezegging.onderwerp,
      tekst: toezegging.tekst,
      soort: toezegging.soort,
      brief_id: toezegging.brief,
      kamerstuk: toezegging.kamerstuk,
      toegezegd_op: toezegging.toegezegdOp ?? inBrief?.datum ?? null,
      toegezegd_op_omschrijving: toezegging.toegezegdOpOmschrijving ?? inBrief?.datumOmschrijving ?? '',
      termijn: toezegging.termijn,
      termijn_datum: toezegging.termijnDatum,
      onderdeel: toezegging.onderdeel,
    }
  })
}

function activiteiten(data: Brievendata): T.ActiviteitTable[] {
  return data.activiteiten.map((activiteit) => ({
    ...bekendheid(data, activiteit.brief),
    id: activiteit.id,
    soort: activiteit.soort,
    naam: activiteit.naam,
    omschrijving: activiteit.omschrijving,
    datum: activiteit.datum,
    van: activiteit.van,
    tot: activiteit.tot,
    periode_omschrijving: activiteit.periodeOmschrijving,
    status: 'UITGEVOERD',
    extra: false,
    organisatoren: activiteit.organisatoren,
    openbare_lichamen: activiteit.openbareLichamen,
    riec_id: null,
    brief_id: activiteit.brief,
    mijlpaal_id: activiteit.mijlpaal,
    synthetisch: false,
  }))
}

/** Inserts rows or brings them up to date, and removes those that the files no longer hold; never demo rows. */
async function upsert<Row extends { readonly id: string }>(
  db: Db,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const into = sql.table(`programma.${table}`)
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[]
  await sql`
    insert into ${into} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`))}
    on conflict (id) do update set ${sql.join(
      columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
    )}`.execute(db)
  const onlyReal = table === 'activiteit' ? sql`and not synthetisch` : sql``
  await sql`delete from ${into} where id <> all (${rows.map(({ id }) => id)}::text[]) ${onlyReal}`.execute(db)
}
