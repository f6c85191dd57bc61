import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { useSubgraph } from '../../test/support/subgraph.ts'
import { programma } from './subgraph.ts'

/** The figures of the letters: id, value, unit, bound, wording, period and letter. */
// biome-ignore format: a table reads by the row
const cijfers: [string, number, string, string, string, string | null, string | null, string][] = [
  ['L2024-aanvragen-veilig-wonen', 140, 'AANTAL', 'CIRCA', 'circa 140', '2024-01-01', '2024-05-14', 'L2024'],
  ['L2024-otwb-voorgesprekken', 200, 'AANTAL', 'MEER_DAN', 'meer dan 200', '2022-07-01', '2024-05-14', 'L2024'],
  ['L2024-otwb-sessies', 80, 'AANTAL', 'MEER_DAN', 'meer dan 80', '2022-07-01', '2024-05-14', 'L2024'],
  ['L2023-otwb-voorgesprekken', 40, 'AANTAL', 'RUIM', 'ruim 40', '2022-06-21', '2023-06-20', 'L2023'],
  ['L2023-otwb-contactmomenten', 32, 'AANTAL', 'EXACT', '32 contactmomenten', '2022-01-01', '2022-12-31', 'L2023'],
  ['L2024-gemeenten-datavolwassenheid', 50, 'AANTAL', 'MEER_DAN', 'meer dan 50', null, '2024-05-14', 'L2024'],
  ['L2024-driehoeksessies-extra', 10, 'AANTAL', 'EXACT', '10 extra sessies', '2024-01-01', '2024-12-31', 'L2024'],
  ['L2022-budget-weerbaar-bestuur', 10e8, 'EURO_CENT', 'EXACT', '€ 10 mln. per jaar', '2022-01-01', null, 'L2022'],
  ['BN2024-budget-weerbaar-bestuur', 10e8, 'EURO_CENT', 'EXACT', '€10 miljoen per jaar structureel', '2022-01-01', null, 'BN2024'],
  ['L2022-aanpak-ondermijning', 524e8, 'EURO_CENT', 'EXACT', '€ 524 mln.', '2022-01-01', '2022-12-31', 'L2022'],
  ['L2022-aanpak-ondermijning-structureel', 434e8, 'EURO_CENT', 'EXACT', '€ 434 mln. structureel per jaar', '2022-01-01', null, 'L2022'],
  ['L2023-tegemoetkoming-veilig-wonen', 250_000_000, 'EURO_CENT', 'EXACT', 'jaarlijks 2,5 miljoen euro', '2024-01-01', null, 'L2023'],
  ['L2023-bijdrage-provincie', 40_000_000, 'EURO_CENT', 'EXACT', '€ 400.000,– aan iedere provincie', '2022-01-01', '2022-12-31', 'L2023'],
  ['L2024-bijdrage-provincie', 8_000_000, 'EURO_CENT', 'EXACT', 'een impuls van €80.000,-', '2023-01-01', '2023-12-31', 'L2024'],
  ['L2022-impuls-gemeenten', 25, 'AANTAL', 'EXACT', '25 gemeenten en het openbaar lichaam Bonaire', null, '2021-12-31', 'L2022'],
  ['L2022-pilot-integrale-beveiliging', 9, 'AANTAL', 'EXACT', 'negen gemeenten en het openbaar lichaam Saba', '2019-12-01', '2021-09-22', 'L2022'],
  ['L2022-city-deal-organisaties', 20, 'AANTAL', 'EXACT', 'twintig overheidsorganisaties', '2022-01-01', '2022-12-31', 'L2022'],
  ['L2022-burgemeesters-bedreigd-crimineel-circuit', 24, 'PERCENTAGE', 'EXACT', '24% van de burgemeesters', '2017-01-01', '2017-12-31', 'L2022'],
  ['L2024-tweets-haat-vrouwelijke-politici', 10, 'PERCENTAGE', 'EXACT', 'tien procent', '2021-01-01', '2021-12-31', 'L2024'],
  ['L2022-rijksambtenaren-standpunten-beinvloed', 25, 'PERCENTAGE', 'AANDEEL', 'een kwart van de rijksambtenaren', '2019-01-01', '2019-12-31', 'L2022'],
  ['L2022-ambtswoningen-2012', 23, 'AANTAL', 'EXACT', '23 woningen in 2012', '2012-01-01', '2012-12-31', 'L2022'],
  ['L2022-ambtswoningen-2021', 14, 'AANTAL', 'EXACT', '14 woningen in 2021', '2021-01-01', '2021-12-31', 'L2022'],
  ['L2024-provincies-met-norm', 6, 'AANTAL', 'EXACT', 'De provincies Fryslân, Zeeland, Noord-Brabant, Utrecht, Flevoland en Limburg', null, null, 'L2024'],
]

interface Mijlpaal {
  id: string
  datum: string | null
  waarde: number | null
  brief: { id: string }
  eerdere: { id: string }[]
}

describe.each(databases())('mijlpalen on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const mijlpaal = async (id: string) => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!) { mijlpaal(id: $id) {
        soort waarde eenheid grens formulering periodeVan periodeTot datum
        brief { id } organisaties { id } openbareLichamen eerdere { id } } }`,
      anonymous,
      { id },
    )
    expect(errors).toBeUndefined()
    return data?.['mijlpaal'] as Mijlpaal
  }
  const mijlpalen = async (filter: Record<string, unknown>) => {
    const { data, errors } = await hub.ask(
      'query ($filter: MijlpaalFilter) { mijlpalen(filter: $filter) { id datum waarde brief { id } eerdere { id } } }',
      anonymous,
      { filter },
    )
    expect(errors).toBeUndefined()
    return data?.['mijlpalen'] as Mijlpaal[]
  }

  it.each(cijfers)(
    'gives %s its value, bound, period and letter',
    async (id, waarde, eenheid, grens, formulering, periodeVan, periodeTot, brief) => {
      expect(await mijlpaal(id)).toMatchObject({
        soort: 'CIJFER',
        waarde,
        eenheid,
        grens,
        formulering,
        periodeVan,
        periodeTot,
        brief: { id: brief },
      })
    },
  )

  it.each([
    ['L2024-otwb-tour-verlenging', 'L2024', 'tot en met december 2025'],
    ['BN2024-otwb-tour-verlenging', 'BN2024', 'tot eind 2025'],
  ])('gives the extension of the tour in %s as an event without a value', async (id, brief, formulering) => {
    expect(await mijlpaal(id)).toMatchObject({
      soort: 'GEBEURTENIS',
      waarde: null,
      eenheid: null,
      grens: null,
      formulering,
      periodeTot: '2025-12-31',
      brief: { id: brief },
    })
  })

  it.each([
    ['L2023-norm-stop-agressie-samen', '2023-01-31'],
    ['L2023-afscherming-handelsregister', '2023-01-31'],
    ['L2024-regeling-veilig-wonen', '2024-01-01'],
    ['L2024-wodc-onder-druk', '2023-11-20'],
    ['L2024-kamerbrief-regeling-veilig-wonen', '2023-11-15'],
    ['BN2024-netwerkoverleg-vervolgaanpak', '2024-03-21'],
    ['L2023-wetsvoorstel-doxing', null],
  ])('dates the event %s', async (id, datum) => {
    expect(await mijlpaal(id)).toMatchObject({ soort: 'GEBEURTENIS', datum })
  })

  it('names the six provinces with a joint norm, in the order of the letter', async () => {
    expect(await mijlpaal('L2024-provincies-met-norm')).toMatchObject({
      organisaties: ['pv21', 'pv29', 'pv30', 'pv26', 'pv24', 'pv31'].map((id) => ({ id })),
    })
  })

  it('keeps Bonaire and Saba beside the gemeenten and out of the count', async () => {
    expect(await mijlpaal('L2022-impuls-gemeenten')).toMatchObject({
      waarde: 25,
      openbareLichamen: ['Bonaire'],
    })
    expect(await mijlpaal('L2022-pilot-integrale-beveiliging')).toMatchObject({
      waarde: 9,
      openbareLichamen: ['Saba'],
    })
  })

  it('says in every letter that speaks of it that meldingen fall, as a trend and not as a figure', async () => {
    const { data } = await hub.ask(
      '{ mijlpalen(filter: { sleutel: "trend-meldingen" }) { soort waarde brief { id } } }',
      anonymous,
    )
    expect(data?.['mijlpalen']).toEqual([
      { soort: 'TREND', waarde: null, brief: { id: 'L2022' } },
      { soort: 'TREND', waarde: null, brief: { id: 'L2024' } },
    ])
  })

  it('puts then beside now by sleutel, oldest letter first', async () => {
    const found = await mijlpalen({ sleutel: 'otwb-voorgesprekken' })
    expect(found.map(({ id, eerdere }) => [id, eerdere])).toEqual([
      ['L2023-otwb-voorgesprekken', []],
      ['L2024-otwb-voorgesprekken', [{ id: 'L2023-otwb-voorgesprekken' }]],
    ])
    expect((await mijlpaal('L2024-zicht-op-themas')).eerdere).toEqual([
      { id: 'L2022-zicht-op-themas' },
      { id: 'L2023-zicht-op-themas' },
    ])
  })

  it('knows on a day only the letters that had certainly appeared', async () => {
    const brievenOp = async (totEnMet: string) => [
      ...new Set((await mijlpalen({ totEnMet })).map(({ brief }) => brief.id)),
    ]
    expect(await brievenOp('2022-06-29')).toEqual([])
    expect(await brievenOp('2023-12-31')).toEqual(['L2022', 'L2023'])
    expect(await brievenOp('2024-05-13')).toEqual(['L2022', 'L2023'])
    expect(await brievenOp('2024-05-14')).toEqual(['L2022', 'L2023', 'BN2024', 'L2024'])
  })

  it('filters on part of the letter, kind and letter together', async () => {
    const found = await mijlpalen({ onderdeel: 'VEILIG_WONEN', soort: 'CIJFER', brief: 'L2022' })
    expect(found.map(({ id }) => id)).toEqual(['L2022-ambtswoningen-2012', 'L2022-ambtswoningen-2021'])
  })

  it('gives the letters with their dates, and what is known where the day is not', async () => {
    const { data } = await hub.ask(
      '{ brieven { id kenmerk datum vroegsteDatum uitersteDatum datumOmschrijving soort afzender } }',
      anonymous,
    )
    expect(data?.['brieven']).toMatchObject([
      {
        id: 'L2022',
        datum: null,
        vroegsteDatum: '2022-01-16',
        uitersteDatum: '2022-06-30',
        soort: 'KAMERBRIEF',
      },
      {
        id: 'L2023',
        datum: null,
        kenmerk: 'Kamerstuk 28 844, nr. 252',
        datumOmschrijving: 'voorjaar 2023, na 31-1-2023',
      },
      { id: 'BN2024', datum: null, kenmerk: null, soort: 'BESLISNOTA' },
      { id: 'L2024', datum: '2024-05-14', kenmerk: '2024-0000067080', afzender: 'minister van BZK' },
    ])
  })

  it('gives all letters their mijlpalen with organisations and history in five statements', async () => {
    const { data } = await hub.ask(
      '{ brieven { mijlpalen { id brief { id } organisaties { id } eerdere { id } } } }',
      anonymous,
    )
    const brieven = data?.['brieven'] as { mijlpalen: unknown[] }[]
    expect(brieven.flatMap((brief) => brief.mijlpalen).length).toBe((await mijlpalen({})).length)
    await hub.ask(
      '{ brieven { mijlpalen { id brief { id } organisaties { id } eerdere { id } } } }',
      anonymous,
    )
    expect(hub.statements).toHaveLength(5)
  })

  it('resolves mijlpalen and letters as entities, and null for an unknown id', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Mijlpaal { waarde } ... on Brief { titel } } }',
      anonymous,
      {
        r: [
          { __typename: 'Mijlpaal', id: 'L2024-otwb-sessies' },
          { __typename: 'Brief', id: 'L2022' },
          { __typename: 'Mijlpaal', id: 'L1999-niets' },
        ],
      },
    )
    expect(data?.['_entities']).toEqual([
      { waarde: 80 },
      { titel: 'Weerbaar bestuur en zicht op ondermijning' },
      null,
    ])
  })

  it.each([
    ['sleutel', ' Aanvragen-Veilig-Wonen', 'aanvragen-veilig-wonen'],
    ['brief', 'l2023 ', 'L2023'],
  ])('understands the %s of the letters as %j', async (veld, getypt, zoals) => {
    const found = await mijlpalen({ [veld]: getypt })
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(await mijlpalen({ [veld]: zoals }))
  })

  it.each([
    ['sleutel', 'aanvragen-veilig-wonn', 'is a text of 21 characters; wanted the sleutel of a mijlpaal'],
    ['sleutel', '', 'is an empty text'],
    ['sleutel', 'Jan de Vries', 'is a text of 12 characters'],
    ['brief', 'L2021', 'is "L2021"; wanted the id of a letter'],
    ['brief', ' ', 'is an empty text'],
  ])('refuses the %s %j, which no letter has, and does not give none', async (veld, waarde, found) => {
    const { data, errors } = await hub.ask(
      'query ($filter: MijlpaalFilter) { mijlpalen(filter: $filter) { id } }',
      anonymous,
      { filter: { [veld]: waarde } },
    )
    expect(data?.['mijlpalen']).toBeNull()
    expect(errors?.[0]?.message).toContain(`The argument "${veld}" ${found}`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: veld })
  })

  it('takes null for what is not asked', async () => {
    const alle = await mijlpalen({})
    expect(await mijlpalen({ sleutel: null, brief: null, soort: null, totEnMet: null })).toEqual(alle)
  })

  it('looks a letter up in any case, and finds none where there is none', async () => {
    const { data } = await hub.ask(
      '{ een: brief(id: " l2024") { id } geen: brief(id: "L1999") { id } }',
      anonymous,
    )
    expect(data).toEqual({ een: { id: 'L2024' }, geen: null })
    const { errors } = await hub.ask('{ brief(id: "") { id } }', anonymous)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' })
  })
})
