import { describe, expect, test } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

/** What a count says, as far as a test compares it. */
const said = '{ waarde status reden dekking { gevraagd geteld functies } bijgewerktTot synthetisch }'

const buitenBereik = { waarde: null, status: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' }

describe.each(databases())('zero means counted and none, on $name', (database) => {
  const hub = useHub(database)

  async function total(afnemer: string, field: string, filter: string) {
    const { body } = await hub.ask(
      afnemer,
      `{ geteld: ${field}(filter: ${filter}) { totaal ${said} cellen { __typename } } }`,
    )
    expect(body.errors).toBeUndefined()
    return body.data.geteld
  }

  async function length(afnemer: string, field: string, filter: string) {
    const { body } = await hub.ask(
      afnemer,
      `{ lijst: ${field}(filter: ${filter}) { aantal telling ${said} edges { cursor } } }`,
    )
    return { ...body.data.lijst, errors: body.errors }
  }

  test.each([
    ['gemeente-utrecht', 'meldingenStatistiek', '{organisatie: "gm0363"}'],
    ['gemeente-utrecht', 'aanvragenStatistiek', '{organisatie: "gm0363"}'],
    ['gemeente-utrecht', 'maatregelenStatistiek', '{provincie: "pv31"}'],
    ['gemeente-utrecht', 'meldingenStatistiek', '{riec: "riec-limburg"}'],
    ['vng', 'meldingenStatistiek', '{organisatie: "pv26"}'],
    ['vng', 'meldingenStatistiek', '{soort: PROVINCIE}'],
    ['vng', 'otwbStatistiek', '{organisatie: "pv26"}'],
    ['provincie-noord-brabant', 'contactmomentenStatistiek', '{organisatie: "gm0344"}'],
    ['riec-limburg', 'datavolwassenheidStatistiek', '{provincie: "pv26"}'],
  ])('%s asks %s of %s, which it may not count', async (afnemer, field, filter) => {
    const { totaal, cellen } = await total(afnemer, field, filter)
    expect(totaal).toMatchObject({ ...buitenBereik, bijgewerktTot: null, synthetisch: null })
    expect(totaal.dekking.geteld).toBe(0)
    expect(totaal.dekking.gevraagd).toBeGreaterThan(0)
    expect(cellen).toBeNull()
  })

  test.each([
    ['gemeente-utrecht', 'meldingen', '{organisatie: "gm0363"}'],
    ['gemeente-utrecht', 'aanvragen', '{organisatie: "gm0363"}'],
    ['gemeente-utrecht', 'sessies', '{provincie: "pv31"}'],
    ['riec-limburg', 'meldingen', '{organisatie: "gm0344"}'],
    ['riec-limburg', 'datavolwassenheidstrajecten', '{organisatie: "gm0344"}'],
  ])('%s asks how long %s of %s is, which it may not read', async (afnemer, field, filter) => {
    const lijst = await length(afnemer, field, filter)
    expect(lijst).toMatchObject({ aantal: null, telling: buitenBereik, edges: [] })
    expect(lijst.errors).toEqual([
      expect.objectContaining({
        path: ['lijst', 'aantal'],
        extensions: expect.objectContaining({ code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' }),
      }),
    ])
  })

  test('an office that an afnemer does not see is not counted as none', async () => {
    expect((await total('ngb', 'meldingenStatistiek', '{functie: WETHOUDER}')).totaal).toMatchObject({
      waarde: null,
      status: 'NIET_VAN_TOEPASSING',
      reden: 'FUNCTIE_BUITEN_BEREIK',
    })
    expect((await total('ngb', 'meldingenStatistiek', '{}')).totaal.dekking.functies).toEqual([
      'BURGEMEESTER',
    ])
  })

  test('what a restriction hides is not counted as none', async () => {
    const lijst = await length('politie', 'meldingen', '{metAangifte: false}')
    expect(lijst.telling).toMatchObject({ waarde: null, reden: 'BUITEN_BEPERKING' })
  })

  test('a whole that is partly within the bereik says how much of it was counted', async () => {
    const { totaal } = await total(
      'gemeente-utrecht',
      'meldingenStatistiek',
      '{provincie: "pv26", van: "2024-01-01"}',
    )
    const own = await total(
      'gemeente-utrecht',
      'meldingenStatistiek',
      '{organisatie: "gm0344", van: "2024-01-01"}',
    )
    expect(totaal).toMatchObject({ status: 'WAARDE', waarde: own.totaal.waarde })
    // The province itself, and its 26 gemeenten.
    expect(totaal.dekking).toMatchObject({ gevraagd: 27, geteld: 1 })
    expect(own.totaal.dekking).toMatchObject({ gevraagd: 1, geteld: 1 })
  })

  test.each([
    ['meldingenStatistiek', 'bzk-programma'],
    ['aanvragenStatistiek', 'bzk-programma'],
    ['otwbStatistiek', 'bzk-programma'],
    ['contactmomentenStatistiek', 'bzk-programma'],
    ['activiteitenStatistiek', 'bzk-programma'],
  ])('%s understands a code in another spelling, and refuses one of no register', async (field, afnemer) => {
    const { body: fine } = await hub.ask(
      afnemer,
      `{ ${['gm0344', 'GM0344', ' gm0344 ', 'Gm0344'].map((code, at) => `_${at}: ${field}(filter: {organisatie: "${code}"}) { __typename }`).join(' ')} }`,
    )
    expect(fine.errors).toBeUndefined()
    for (const code of ['gm9999', 'gm344', '', ' ', 'GM99999', 'Utrecht']) {
      const { body } = await hub.ask(afnemer, `{ ${field}(filter: {organisatie: "${code}"}) { __typename } }`)
      expect(body.errors).toHaveLength(1)
      expect(body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'organisatie' })
      expect(body.errors[0].message).toContain('wanted the id of an organisation')
    }
  })

  test('a gemeente that has gone is known, and what it was counts with it or with its successor, as asked', async () => {
    const of = async (filter: string) => (await total('bzk-programma', 'meldingenStatistiek', filter)).totaal
    const boxmeer = await of('{organisatie: "gm0756"}')
    const landVanCuijk = await of('{organisatie: "GM1982"}')
    const opgegaan = await Promise.all(
      ['gm0756', 'gm0786', 'gm0815', 'gm1684', 'gm1702'].map((id) => of(`{organisatie: "${id}"}`)),
    )
    const opIndeling = await of('{organisatie: "gm1982", opIndeling: 2024}')
    expect([boxmeer.status, landVanCuijk.status, opIndeling.status]).toEqual(['WAARDE', 'WAARDE', 'WAARDE'])
    expect(opIndeling.waarde).toBe(
      landVanCuijk.waarde + opgegaan.reduce((sum, { waarde }) => sum + waarde, 0),
    )
    expect((await of('{organisatie: "gm0756", opIndeling: 2024}')).reden).toBe('BESTOND_NIET')
    expect((await of('{organisatie: "gm1992", tot: "2022-12-31"}')).reden).toBe('BESTOND_NIET')
    expect((await of('{organisatie: "gm0824", opIndeling: 2024}')).reden).toBe('GESPLITST')
  })

  test.each([
    ['meldingenStatistiek', '{van: "2018-07-01"}'],
    ['aanvragenStatistiek', '{van: "2021-01-01", tot: "2021-12-31"}'],
    ['maatregelenStatistiek', '{van: "2021-06-01", tot: "2024-05-14"}'],
    ['otwbStatistiek', '{tot: "2021-12-31"}'],
    ['contactmomentenStatistiek', '{van: "2020-01-01", tot: "2022-06-30"}'],
    ['activiteitenStatistiek', '{tot: "2019-06-30"}'],
    ['datavolwassenheidStatistiek', '{van: "2021-12-31"}'],
  ])('%s of %s begins before the source does, and is no number', async (field, filter) => {
    const { body } = await hub.ask(
      'bzk-programma',
      `{ geteld: ${field}(filter: ${filter}) { totaal { waarde status reden vanaf } cellen { __typename } } }`,
    )
    expect(body).toEqual({
      data: {
        geteld: {
          totaal: { waarde: null, status: 'ONBEKEND', reden: 'NIET_GELEVERD', vanaf: expect.any(String) },
          cellen: null,
        },
      },
    })
  })

  test.each([
    ['meldingenStatistiek', '{organisatie: "gm0344", provincie: "pv31"}', 'organisatie', 'provincie'],
    ['aanvragenStatistiek', '{provincie: "pv26", riec: "riec-limburg"}', 'provincie', 'riec'],
    ['otwbStatistiek', '{organisatie: "pv26", riec: "riec-limburg"}', 'organisatie', 'riec'],
    ['contactmomentenStatistiek', '{organisatie: "gm0344", functie: STATENLID}', 'organisatie', 'functie'],
    ['activiteitenStatistiek', '{organisatie: "gm0344", provincie: "pv31"}', 'organisatie', 'provincie'],
    ['datavolwassenheidStatistiek', '{organisatie: "gm0344", provincie: "pv31"}', 'organisatie', 'provincie'],
  ])('%s refuses %s, which nothing can meet, naming both fields', async (field, filter, one, other) => {
    const { body } = await hub.ask('bzk-programma', `{ ${field}(filter: ${filter}) { totaal { waarde } } }`)
    expect(body.data).toEqual({ [field]: null })
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(`The arguments "${one}" and "${other}" contradict each other`),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument: one }),
      }),
    ])
  })

  test.each([
    ['meldingenStatistiek', '{van: "2025-01-01"}'],
    ['meldingenStatistiek', '{tot: "2025-01-01"}'],
    ['aanvragenStatistiek', '{van: "2024-01-01", tot: "2026-01-01"}'],
    ['otwbStatistiek', '{tot: "2030-01-01"}'],
    ['contactmomentenStatistiek', '{van: "2026-01-01"}'],
    ['activiteitenStatistiek', '{tot: "2030-01-01"}'],
    ['datavolwassenheidStatistiek', '{tot: "2030-01-01"}'],
  ])('%s of %s is past what the source has, and no number', async (field, filter) => {
    const { body } = await hub.ask(
      'bzk-programma',
      `{ ${field}(filter: ${filter}) { cellen { __typename } } }`,
    )
    expect(body).toEqual({ data: { [field]: { cellen: null } } })
  })
})
