import { describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { otwb } from './subgraph.ts'

const scopes = ['otwb:lezen', 'otwb:verslag', 'otwb:vertrouwelijk', 'otwb:statistiek']
const iedereen = callerWith({ scopes })
const utrecht = callerWith({ scopes, organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] })
const burgemeesters = callerWith({ scopes, functies: ['BURGEMEESTER'] })

const telling = 'waarde status reden bijgewerktTot synthetisch dekking { gevraagd geteld functies }'

/** Every statistic with a filter, by what it counts; and how to ask it. */
const statistieken = {
  bezoeken: (filter: string) =>
    `otwbStatistiek(filter: { ${filter} }, uitgesplitstNaar: [SOORT]) { totaal { ${telling} } cellen { soort aantal { waarde } cumulatief { waarde } } }`,
  afspraken: (filter: string) =>
    `afsprakenStatistiek(peildatum: "2024-12-31", filter: { ${filter} }, uitgesplitstNaar: [STATUS]) { totaal { ${telling} } cellen { status aantal { waarde } } }`,
  contactmomenten: (filter: string) =>
    `contactmomentenStatistiek(filter: { ${filter} }, uitgesplitstNaar: [FUNCTIE]) { totaal { ${telling} } cellen { functie aantal { waarde } } }`,
}
type Statistiek = keyof typeof statistieken
const alleStatistieken = Object.keys(statistieken) as Statistiek[]
const lijsten = ['voorgesprekken', 'sessies', 'afspraken', 'contactmomenten']

type Telling = { waarde: number | null; status: string; reden: string | null } & Record<string, unknown>
type Geteld = { totaal: Telling; cellen: { aantal: { waarde: number } }[] | null }

describe.each(databases())('what counts of otwb tell on $name', (database) => {
  const hub = useSubgraph(database, otwb)

  async function count(what: Statistiek, filter: string, caller = iedereen): Promise<Geteld> {
    const { data, errors } = await hub.ask(`{ geteld: ${statistieken[what](filter)} }`, caller)
    expect(errors).toBeUndefined()
    return data?.['geteld'] as Geteld
  }

  async function list(field: string, filter: string, caller = iedereen) {
    const { data, errors } = await hub.ask(
      `{ lijst: ${field}(filter: { ${filter} }) { aantal telling { ${telling} } edges { cursor } } }`,
      caller,
    )
    const lijst = data?.['lijst'] as { aantal: number | null; telling: Telling; edges: unknown[] } | null
    return { lijst, error: errors?.[0] }
  }

  async function dekking(args: string, caller = iedereen) {
    const cel = ['organisaties', 'metVoorgesprek', 'metSessie', 'nietBezocht']
      .map((field) => `${field} { ${telling} }`)
      .join(' ')
    const { data, errors } = await hub.ask(
      `{ geteld: tourdekkingStatistiek(${args}) { totaal { provincie { id } ${cel} } cellen { provincie { id } ${cel} } } }`,
      caller,
    )
    expect(errors).toBeUndefined()
    type Cel = Record<'organisaties' | 'metVoorgesprek' | 'metSessie' | 'nietBezocht', Telling> & {
      provincie: { id: string } | null
    }
    return data?.['geteld'] as { totaal: Cel; cellen: Cel[] | null }
  }

  async function write(...statements: string[]): Promise<void> {
    const connection = await hub.pool.connect()
    try {
      for (const statement of statements) await connection.exec(statement)
    } finally {
      connection.release()
    }
  }

  describe.each(alleStatistieken)('the statistic of %s', (what) => {
    it.each([
      ['a gemeente outside the bereik', 'organisatie: "gm0363"', 'BUITEN_BEREIK', utrecht],
      ['a province outside it', 'provincie: "pv30"', 'BUITEN_BEREIK', utrecht],
      ['a gemeente before it existed', 'organisatie: "gm1992", tot: "2022-12-31"', 'BESTOND_NIET', iedereen],
    ])('tells no number of %s', async (_, filter, reden, caller) => {
      const { totaal, cellen } = await count(what, filter, caller)
      expect(totaal).toMatchObject({ waarde: null, status: 'NIET_VAN_TOEPASSING', reden, synthetisch: null })
      expect(cellen).toBeNull()
    })

    it('tells no number of a period before what the source has, or that begins before it', async () => {
      for (const filter of ['tot: "2021-12-31"', 'van: "2021-12-31", tot: "2024-05-14"']) {
        const { totaal, cellen } = await count(what, filter)
        expect(totaal).toMatchObject({ waarde: null, status: 'ONBEKEND', reden: 'NIET_GELEVERD' })
        expect(cellen).toBeNull()
      }
    })

    it.each([
      ['organisatie', 'provincie', 'organisatie: "gm0344", provincie: "pv30"'],
      ['organisatie', 'riec', 'organisatie: "pv30", riec: "riec-limburg"'],
    ])('refuses %s and %s that contradict each other', async (one, other, filter) => {
      const { errors } = await hub.ask(`{ geteld: ${statistieken[what](filter)} }`, iedereen)
      expect(errors?.[0]?.message).toContain(`The arguments "${one}" and "${other}" contradict each other`)
    })

    it('tells no number past what the source has, and says until when it is complete', async () => {
      const { totaal, cellen } = await count(what, 'tot: "2025-01-01"')
      const wanted = {
        waarde: null,
        status: 'ONBEKEND',
        reden: 'NIET_BIJGEWERKT',
        bijgewerktTot: '2024-12-31',
      }
      expect(totaal).toMatchObject(wanted)
      expect(cellen).toBeNull()
    })

    it('says over how many of those asked it counted', async () => {
      const whole = await count(what, 'provincie: "pv26"')
      const part = await count(what, 'provincie: "pv26"', utrecht)
      const own = await count(what, 'organisatie: "gm0344"', utrecht)
      expect(whole.totaal['dekking']).toEqual({ gevraagd: 27, geteld: 27, functies: null })
      expect(part.totaal['dekking']).toEqual({ gevraagd: 27, geteld: 1, functies: null })
      expect(part.totaal.waarde).toBe(own.totaal.waarde)
      expect(own.totaal.waarde).toBeGreaterThan(0)
      expect(own.totaal['synthetisch']).toBe(true)
    })

    it('is nought where all was counted and nothing found', async () => {
      const { totaal, cellen } = await count(
        what,
        'organisatie: "gm0344", van: "2022-01-01", tot: "2022-01-01"',
      )
      expect(totaal).toMatchObject({ waarde: 0, status: 'WAARDE', reden: null })
      expect(cellen).toEqual([])
    })

    it.each(['GM0344', ' gm0344 '])('understands the code "%s"', async (code) => {
      const wanted = await count(what, 'organisatie: "gm0344"')
      expect(await count(what, `organisatie: "${code}"`)).toEqual(wanted)
    })
  })

  it.each(
    [
      ['organisatie: "gm9999"', 'organisatie'],
      ['organisatie: ""', 'organisatie'],
      ['organisatie: "gm344"', 'organisatie'],
      ['provincie: "gm0344"', 'provincie'],
      ['provincie: ""', 'provincie'],
      ['riec: "riec-utrecht"', 'riec'],
      ['riec: ""', 'riec'],
      ['van: "2024-06-01", tot: "2024-05-31"', 'van'],
    ].flatMap(([filter = '', argument = '']) => [
      ...alleStatistieken.map((what) => [statistieken[what](filter), argument] as const),
      ...lijsten.map(
        (field) =>
          [
            `${field}(filter: { ${filter} }) { aantal telling { status } edges { cursor } }`,
            argument,
          ] as const,
      ),
    ]),
  )('refuses %s', async (selection, argument) => {
    const { data, errors } = await hub.ask(`{ geweigerd: ${selection} }`, iedereen)
    expect(data).toEqual({ geweigerd: null })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })

  describe.each(lijsten)('the list of %s', (field) => {
    it('tells no length outside the bereik, and shows nobody', async () => {
      const { lijst, error } = await list(field, 'organisatie: "gm0363"', utrecht)
      expect(lijst).toMatchObject({ aantal: null, edges: [] })
      expect(lijst?.telling).toMatchObject({
        waarde: null,
        status: 'NIET_VAN_TOEPASSING',
        reden: 'BUITEN_BEREIK',
      })
      expect(error?.extensions).toMatchObject({ code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' })
    })

    it('tells no length past what the source has', async () => {
      const { lijst, error } = await list(field, 'van: "2024-12-01", tot: "2025-01-01"')
      expect(lijst?.aantal).toBeNull()
      expect(lijst?.telling).toMatchObject({
        waarde: null,
        reden: 'NIET_BIJGEWERKT',
        bijgewerktTot: '2024-12-31',
      })
      expect(error?.extensions).toMatchObject({ code: 'ONBEKEND', reden: 'NIET_BIJGEWERKT' })
    })

    it('tells its length as a count, the same for another spelling, and nought where there is nothing', async () => {
      const { lijst } = await list(field, 'organisatie: "gm0344"')
      expect(lijst?.telling).toMatchObject({ waarde: lijst?.aantal, status: 'WAARDE', synthetisch: true })
      expect(lijst?.telling.waarde).toBeGreaterThan(0)
      expect(await list(field, 'organisatie: " GM0344"')).toEqual({ lijst, error: undefined })
      const { lijst: geen } = await list(field, 'organisatie: "gm0344", van: "2022-01-01", tot: "2022-01-01"')
      expect(geen).toMatchObject({ aantal: 0, telling: { waarde: 0, status: 'WAARDE' }, edges: [] })
    })
  })

  it('has a waterschap take part in contact, and not in the tour', async () => {
    const filter = 'organisatie: "ws0652"'
    for (const what of ['bezoeken', 'afspraken'] as const) {
      expect((await count(what, filter)).totaal).toMatchObject({ waarde: null, reden: 'GEEN_DEELNEMER' })
    }
    expect((await count('contactmomenten', filter)).totaal).toMatchObject({ waarde: 0, status: 'WAARDE' })
    for (const field of ['voorgesprekken', 'sessies', 'afspraken']) {
      expect((await list(field, filter)).lijst?.telling, field).toMatchObject({ reden: 'GEEN_DEELNEMER' })
    }
    expect((await list('contactmomenten', filter)).lijst).toMatchObject({ aantal: 0, edges: [] })
  })

  it('counts contactmomenten of the functies of the caller alone, and says which', async () => {
    const eigen = await count('contactmomenten', '', burgemeesters)
    const alle = await count('contactmomenten', 'functie: BURGEMEESTER')
    expect(eigen.totaal).toMatchObject({
      waarde: alle.totaal.waarde,
      dekking: { functies: ['BURGEMEESTER'] },
    })
    const ander = { waarde: null, status: 'NIET_VAN_TOEPASSING', reden: 'FUNCTIE_BUITEN_BEREIK' }
    expect((await count('contactmomenten', 'functie: WETHOUDER', burgemeesters)).totaal).toMatchObject(ander)
    expect((await list('contactmomenten', 'functie: WETHOUDER', burgemeesters)).lijst?.telling).toMatchObject(
      ander,
    )
    expect((await count('bezoeken', '', burgemeesters)).totaal).toMatchObject({ status: 'WAARDE' })
  })

  it('selects by the kind of organisation, and not by the kind of voorgesprek or sessie under its name', async () => {
    for (const [field, filter] of [
      ['voorgesprekken', 'soort: INTAKE, soortOrganisatie: GEMEENTE'],
      ['sessies', 'soort: RAAD'],
    ] as const) {
      const { lijst } = await list(field, filter)
      expect(lijst?.telling.status, field).toBe('WAARDE')
      expect(lijst?.aantal, field).toBeGreaterThan(0)
    }
    const { lijst } = await list('voorgesprekken', 'soortOrganisatie: PROVINCIE')
    expect(lijst?.telling['dekking']).toEqual({ gevraagd: 12, geteld: 12, functies: null })
  })

  it('tells nothing of a period that is not over in the source', async () => {
    const cellen = async () => {
      const { data } = await hub.ask(
        '{ s: otwbStatistiek(periode: JAAR) { cellen { periode aantal { waarde reden } cumulatief { waarde reden } } } }',
        iedereen,
      )
      const { cellen } = (data?.['s'] ?? { cellen: [] }) as { cellen: unknown[] }
      return cellen
    }
    expect((await cellen()).at(-1)).toMatchObject({ periode: '2024', aantal: { reden: null } })
    await metLevering("bijgewerkt_tot = '2024-12-30' where organisatie_id = 'gm0344'", async () => {
      const untold = { waarde: null, reden: 'NIET_BIJGEWERKT' }
      expect((await cellen()).at(-1)).toEqual({ periode: '2024', aantal: untold, cumulatief: untold })
      expect((await cellen()).at(-2)).toMatchObject({ periode: '2023', aantal: { reden: null } })
    })
  })

  describe('the coverage of the tour', () => {
    it('tells no number outside the bereik or past what the source has, in any of its figures', async () => {
      const outside = await dekking('peildatum: "2024-12-31", provincie: "pv30", perProvincie: true', utrecht)
      const late = await dekking('peildatum: "2025-01-01", perProvincie: true')
      for (const [geteld, wanted] of [
        [outside, { waarde: null, status: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' }],
        [late, { waarde: null, status: 'ONBEKEND', reden: 'NIET_BIJGEWERKT', bijgewerktTot: '2024-12-31' }],
      ] as const) {
        const { provincie, ...figures } = geteld.totaal
        expect(provincie).toBeNull()
        for (const figure of Object.values(figures)) expect(figure).toMatchObject(wanted)
        expect(geteld.cellen).toBeNull()
      }
    })

    it('says of each province over how many it counted', async () => {
      const { totaal, cellen } = await dekking('peildatum: "2024-12-31", perProvincie: true')
      expect(totaal.organisaties).toMatchObject({ waarde: 354, dekking: { gevraagd: 354, geteld: 354 } })
      for (const cel of cellen ?? []) {
        expect(cel.organisaties['dekking']).toMatchObject({ geteld: cel.organisaties.waarde })
      }
      const mine = await dekking('peildatum: "2024-12-31", provincie: "pv26", perProvincie: true', utrecht)
      expect(mine.cellen).toHaveLength(1)
      expect(mine.cellen?.[0]?.organisaties).toMatchObject({
        waarde: 1,
        dekking: { gevraagd: 27, geteld: 1 },
      })
    })

    it.each(['provincie: "pv99"', 'provincie: ""', 'riec: "limburg"'])('refuses %s', async (args) => {
      for (const field of ['tourdekking', 'tourdekkingStatistiek']) {
        const { data, errors } = await hub.ask(
          `{ geweigerd: ${field}(peildatum: "2024-12-31", ${args}) { __typename } }`,
          iedereen,
        )
        expect(data).toEqual({ geweigerd: null })
        expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
      }
    })

    it('lists nobody as not visited past what the source has, and says until when it is complete', async () => {
      const { data, errors } = await hub.ask(
        `query ($r: [_Any!]!) {
          tourdekking(peildatum: "2025-01-01", bezoek: [NIET_BEZOCHT]) { aantal telling { reden } edges { cursor } }
          _entities(representations: $r) { ... on Organisatie { tourstatus(peildatum: "2025-01-01") { bezoek } } } }`,
        iedereen,
        { r: ['gm0344', 'ws0652'].map((id) => ({ __typename: 'Organisatie', id })) },
      )
      expect(data).toEqual({
        tourdekking: { aantal: null, telling: { reden: 'NIET_BIJGEWERKT' }, edges: null },
        _entities: [{ tourstatus: null }, { tourstatus: null }],
      })
      expect(errors).toHaveLength(3)
      for (const { message, extensions } of errors ?? []) {
        expect(message).toContain('2024-12-31')
        expect(extensions).toMatchObject({ code: 'ONBEKEND', bijgewerktTot: '2024-12-31' })
      }
    })

    it('says nothing of an organisation of which nothing was delivered', async () => {
      const niet = 'peildatum: "2024-12-31", bezoek: [NIET_BEZOCHT], riec: "riec-limburg", first: 100'
      const lijst = async () => {
        const { data } = await hub.ask(
          `{ l: tourdekking(${niet}) { telling { dekking { gevraagd geteld } } edges { node { organisatie { id } } } } }`,
          iedereen,
        )
        return data?.['l'] as { telling: unknown; edges: { node: { organisatie: { id: string } } }[] }
      }
      const before = await lijst()
      const [eerste] = before.edges.map(({ node }) => node.organisatie.id)
      if (eerste === undefined) throw new Error('Looking for a gemeente that was not visited: there is none')
      await zonderLevering(eerste, async () => {
        const after = await lijst()
        expect(after.telling).toEqual({ dekking: { gevraagd: 31, geteld: 30 } })
        expect(after.edges).toEqual(before.edges.slice(1))
        const { totaal } = await dekking('peildatum: "2024-12-31", riec: "riec-limburg"')
        expect(totaal.organisaties).toMatchObject({ waarde: 30, dekking: { gevraagd: 31, geteld: 30 } })
        const only = callerWith({ scopes, organisaties: [eerste], organisatiesStatistiek: [eerste] })
        for (const what of alleStatistieken) {
          expect((await count(what, '', only)).totaal).toMatchObject({ waarde: null, reden: 'NIET_GELEVERD' })
        }
        const { data, errors } = await hub.ask(
          'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { tourstatus(peildatum: "2024-01-01") { bezoek } } } }',
          only,
          { r: [{ __typename: 'Organisatie', id: eerste }] },
        )
        expect(data?.['_entities']).toEqual([{ tourstatus: null }])
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'ONBEKEND', reden: 'NIET_GELEVERD' })
      })
    })
  })

  it('refuses afspraken from after the day on which they are asked', async () => {
    const { errors } = await hub.ask(
      '{ afsprakenStatistiek(peildatum: "2024-05-14", filter: { van: "2024-05-15" }) { totaal { waarde } } }',
      iedereen,
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'van' })
  })

  it('refuses a list on another indeling', async () => {
    const { error } = await list('contactmomenten', 'organisatie: "gm1992", opIndeling: 2024')
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'opIndeling' })
  })

  it('knows when all that it counted is real', async () => {
    await write(
      ...['voorgesprek', 'sessie', 'afspraak', 'contactmoment'].map(
        (table) => `update otwb.${table} set synthetisch = false where organisatie_id = 'pv30'`,
      ),
    )
    for (const what of alleStatistieken) {
      expect((await count(what, 'organisatie: "pv30"')).totaal['synthetisch'], what).toBe(false)
      expect((await count(what, '')).totaal['synthetisch'], what).toBe(true)
    }
    for (const field of lijsten) {
      expect((await list(field, 'organisatie: "pv30"')).lijst?.telling['synthetisch'], field).toBe(false)
    }
    const { data } = await hub.ask(
      '{ d: tourdekking(peildatum: "2024-12-31", soort: PROVINCIE) { telling { synthetisch } } }',
      callerWith({ scopes, organisaties: ['pv30'] }),
    )
    expect(data).toEqual({ d: { telling: { synthetisch: false } } })
  })

  it('counts what a gemeente did that went up into another for that one, on a later indeling', async () => {
    const opgeheven = `('gm0501', 'Brielle', 'GEMEENTE', 'pv28', 'riec-rotterdam')`
    const vraag = 'organisatie: "gm1992"'
    const op2024 = 'peildatum: "2024-12-31", provincie: "pv28", opIndeling: 2024'
    const eigen = await count('bezoeken', `${vraag}, opIndeling: 2024`)
    const voor = await dekking(op2024)
    const eerder = await dekking('peildatum: "2024-12-31", provincie: "pv28"')
    expect(voor).toEqual(eerder)
    await write(
      `insert into otwb.organisatie (id, naam, soort, provincie_id, riec_id) values ${opgeheven} on conflict do nothing`,
      "insert into otwb.tourorganisatie values ('gm0501') on conflict do nothing",
      "insert into otwb.levering values ('gm0501', '2022-12-31', '2022-01-01') on conflict do nothing",
      "update otwb.voorgesprek set synthetisch = false where organisatie_id = 'gm1992'",
      `insert into otwb.voorgesprek (id, organisatie_id, datum, soort, vorm, gesprekspartners, synthetisch)
       values ('brielle', 'gm0501', '2022-09-01', 'INTAKE', 'DIGITAAL', array['GRIFFIER'], false)`,
    )
    await verloopt()
    expect((await count('bezoeken', vraag)).totaal.waarde).toBe(eigen.totaal.waarde)
    const samen = await count('bezoeken', `${vraag}, opIndeling: 2024`)
    expect(samen.totaal.waarde).toBe((eigen.totaal.waarde ?? 0) + 1)
    expect((await count('bezoeken', 'organisatie: "gm0501"')).totaal.waarde).toBe(1)

    // Where nobody had been yet, the successor counts as visited, and once.
    await write("delete from otwb.afspraak where organisatie_id = 'gm1992'")
    await write("delete from otwb.sessie where organisatie_id = 'gm1992'")
    await write("delete from otwb.voorgesprek where organisatie_id = 'gm1992'")
    const zonder = await dekking('peildatum: "2024-12-31", provincie: "pv28"')
    const met = await dekking(op2024)
    expect(met.totaal.organisaties.waarde).toBe(zonder.totaal.organisaties.waarde)
    expect(met.totaal.metVoorgesprek.waarde).toBe((zonder.totaal.metVoorgesprek.waarde ?? 0) + 1)
  })

  /** What is known of deliveries is held for a second. */
  function verloopt(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 1100))
  }

  async function metLevering(change: string, check: () => Promise<void>): Promise<void> {
    await write(
      'create table otwb.levering_van_eerder as select * from otwb.levering',
      `update otwb.levering set ${change}`,
    )
    await verloopt()
    try {
      await check()
    } finally {
      await write(
        'delete from otwb.levering',
        'insert into otwb.levering select * from otwb.levering_van_eerder',
        'drop table otwb.levering_van_eerder',
      )
      await verloopt()
    }
  }

  async function zonderLevering(organisatie: string, check: () => Promise<void>): Promise<void> {
    await write(`delete from otwb.levering where organisatie_id = '${organisatie}'`)
    await verloopt()
    try {
      await check()
    } finally {
      await write(`insert into otwb.levering values ('${organisatie}', '2024-12-31', '2022-01-01')`)
      await verloopt()
    }
  }
})
