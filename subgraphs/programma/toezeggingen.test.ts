import { describe, expect, it, vi } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { useSubgraph } from '../../test/support/subgraph.ts'
import { readBrievendata } from './data/read.ts'
import { programma } from './subgraph.ts'

const opDagVanDeBrief = '2024-05-14'

interface Toezegging {
  id: string
  status: string
  soort: string
  kamerstuk: string | null
  brief: { id: string }
}

describe.each(databases())('toezeggingen on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const toezegging = async (id: string, peildatum: string) => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!, $peildatum: Datum) { toezegging(id: $id, peildatum: $peildatum) {
        status peildatum termijn termijnDatum toegezegdOp toegezegdOpOmschrijving
        nagekomenMet { brief { id } mijlpaal { id } } standen { status brief { id } } } }`,
      anonymous,
      { id, peildatum },
    )
    expect(errors).toBeUndefined()
    return data?.['toezegging']
  }
  const toezeggingen = async (filter: Record<string, unknown>, peildatum: string) => {
    const { data, errors } = await hub.ask(
      `query ($filter: ToezeggingFilter, $peildatum: Datum) {
        toezeggingen(filter: $filter, peildatum: $peildatum) { id status soort kamerstuk brief { id } } }`,
      anonymous,
      { filter, peildatum },
    )
    expect(errors).toBeUndefined()
    return data?.['toezeggingen'] as Toezegging[]
  }

  it('holds the three motions, by their name and number', async () => {
    expect(await toezeggingen({ soort: 'MOTIE' }, opDagVanDeBrief)).toMatchObject([
      { id: 'motie-kuik-bikker', kamerstuk: 'Kamerstuk 35 925 VI, nr. 75', brief: { id: 'L2022' } },
      { id: 'motie-sneller-van-der-werf', kamerstuk: 'Kamerstuk 36 062, nr. 15', brief: { id: 'L2023' } },
      { id: 'motie-sneller-mutluer', kamerstuk: '36410-VI-50', brief: { id: 'L2024' } },
    ])
  })

  it('holds every commitment of the files, each with one status', async () => {
    const all = await toezeggingen({}, opDagVanDeBrief)
    expect(all).toHaveLength(readBrievendata().toezeggingen.length)
    const perStatus = await Promise.all(
      ['OPEN', 'IN_UITVOERING', 'NAGEKOMEN', 'ONBEKEND'].map((status) =>
        toezeggingen({ status }, opDagVanDeBrief),
      ),
    )
    expect(perStatus.every((found) => found.length > 0)).toBe(true)
    expect(
      perStatus
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(all.map(({ id }) => id).sort())
  })

  it('moves from open to under way to met, as the letters show it', async () => {
    const id = 'beveiliging-woningen-investeren'
    expect(await toezegging(id, '2022-06-29')).toBeNull()
    expect(await toezegging(id, '2022-07-01')).toMatchObject({
      status: 'OPEN',
      nagekomenMet: null,
      standen: [],
    })
    expect(await toezegging(id, '2024-01-01')).toMatchObject({
      status: 'IN_UITVOERING',
      nagekomenMet: null,
      standen: [{ status: 'IN_UITVOERING', brief: { id: 'L2023' } }],
    })
    expect(await toezegging(id, opDagVanDeBrief)).toMatchObject({
      status: 'NAGEKOMEN',
      peildatum: opDagVanDeBrief,
      nagekomenMet: { brief: { id: 'L2024' }, mijlpaal: { id: 'L2024-regeling-veilig-wonen' } },
      standen: [{ brief: { id: 'L2023' } }, { brief: { id: 'L2024' } }],
    })
  })

  it('calls unknown what a later letter is silent about', async () => {
    expect(await toezegging('woningscans-gratis', '2024-05-13')).toMatchObject({ status: 'OPEN' })
    expect(await toezegging('woningscans-gratis', opDagVanDeBrief)).toMatchObject({ status: 'ONBEKEND' })
  })

  it('calls unknown what passed its term without a letter that shows more', async () => {
    expect(await toezegging('motie-sneller-van-der-werf', '2023-06-20')).toMatchObject({
      status: 'IN_UITVOERING',
    })
    expect(await toezegging('motie-sneller-van-der-werf', '2023-06-21')).toMatchObject({ status: 'ONBEKEND' })
    expect(await toezegging('extra-driehoeksessies', '2024-12-31')).toMatchObject({ status: 'OPEN' })
    expect(await toezegging('extra-driehoeksessies', '2025-01-01')).toMatchObject({ status: 'ONBEKEND' })
    expect(await toezegging('voortgangsbrief-2024', '2030-01-01')).toMatchObject({ status: 'NAGEKOMEN' })
  })

  it('reads no last day into a term that has none', async () => {
    expect(await toezegging('steunpakket-vrouwelijke-politici', '2026-01-01')).toMatchObject({
      termijn: 'uiterlijk na de zomer',
      termijnDatum: null,
      status: 'OPEN',
      toegezegdOp: opDagVanDeBrief,
    })
    expect(await toezegging('verlenging-tour', '2025-12-31')).toMatchObject({
      termijnDatum: '2025-12-31',
      status: 'IN_UITVOERING',
    })
  })

  it('says when a commitment was made, or what is known of it', async () => {
    expect(await toezegging('commissiedebat-maart-2024', opDagVanDeBrief)).toMatchObject({
      toegezegdOp: '2024-03-14',
    })
    expect(await toezegging('motie-kuik-bikker', opDagVanDeBrief)).toMatchObject({
      toegezegdOp: null,
      toegezegdOpOmschrijving: 'november 2021',
    })
    expect(await toezegging('regeling-uitbreiden', opDagVanDeBrief)).toMatchObject({
      toegezegdOp: null,
      toegezegdOpOmschrijving: 'voorjaar 2023, na 31-1-2023',
    })
  })

  it('filters on part of the letter and letter together', async () => {
    const found = await toezeggingen({ onderdeel: 'ONLINE_INTIMIDATIE', brief: 'L2024' }, opDagVanDeBrief)
    expect(found.map(({ id }) => id)).toEqual(['steunpakket-vrouwelijke-politici', 'online-interventies'])
  })

  it('takes today in the Netherlands when no peildatum is given', async () => {
    const query = `{ toezeggingen(filter: { brief: "L2024" }) { peildatum }
      toezegging(id: "motie-sneller-mutluer") { peildatum } brief(id: "L2024") { toezeggingen { peildatum } } }`
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-06-30T22:30:00Z') })
    try {
      const { data, errors } = await hub.ask(query, anonymous)
      expect(errors).toBeUndefined()
      const seen = new Set(JSON.stringify(data).match(/\d{4}-\d{2}-\d{2}/g))
      expect([...seen]).toEqual(['2025-07-01'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('lists nothing on a day before any letter, and after the last what the letters show', async () => {
    expect(await toezeggingen({}, '2021-12-31')).toEqual([])
    const na = await toezeggingen({}, '2030-01-01')
    expect(na).toHaveLength(readBrievendata().toezeggingen.length)
    const open = na.filter(({ status }) => status === 'OPEN').map(({ brief }) => brief.id)
    expect(new Set(open)).toEqual(new Set(['L2024']))
  })

  it.each([
    ['L2021', '"L2021"'],
    ['', 'an empty text'],
  ])('refuses the letter %j, which is none, and does not give none', async (brief, found) => {
    const { data, errors } = await hub.ask(
      'query ($filter: ToezeggingFilter) { toezeggingen(filter: $filter) { id } }',
      anonymous,
      { filter: { brief } },
    )
    expect(data?.['toezeggingen']).toBeNull()
    expect(errors?.[0]?.message).toBe(
      `The argument "brief" is ${found}; wanted the id of a letter such as L2024`,
    )
  })

  it('gives the letters their commitments on one day, with every stand, in five statements', async () => {
    const { data } = await hub.ask(
      `{ brieven { id toezeggingen(peildatum: "2023-07-01") {
        id status nagekomenMet { toelichting } standen { brief { id } mijlpaal { id } } } } }`,
      anonymous,
    )
    const brieven = data?.['brieven'] as { id: string; toezeggingen: Toezegging[] }[]
    expect(brieven.map(({ id, toezeggingen }) => [id, toezeggingen.length > 0])).toEqual([
      ['L2022', true],
      ['L2023', true],
      ['BN2024', false],
      ['L2024', false],
    ])
    expect(hub.statements).toHaveLength(5)
  })

  it('resolves a commitment as an entity', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Toezegging { onderwerp } } }',
      anonymous,
      { r: [{ __typename: 'Toezegging', id: 'motie-sneller-mutluer' }] },
    )
    expect(data?.['_entities']).toEqual([{ onderwerp: 'Motie Sneller/Mutluer' }])
  })
})
