import { beforeAll, describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { veiligWonen } from './subgraph.ts'

const scopes = ['veilig-wonen:statistiek', 'veilig-wonen:lezen']
const overal = callerWith({ scopes })
const utrecht = callerWith({ scopes, organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] })
const burgemeesters = callerWith({ scopes, functies: ['BURGEMEESTER'] })

interface Telling {
  readonly waarde: number | null
  readonly status: string
  readonly reden: string | null
}

const telling = 'waarde status reden vanaf bijgewerktTot synthetisch dekking { gevraagd geteld functies }'

/** Every list and statistic that counts, with where in it the count of the whole stands. */
const velden: Readonly<Record<string, (filter: string) => string>> = {
  aanvragen: (filter) => `aanvragen(filter: { ${filter} }) { telling { ${telling} } }`,
  wachtlijst: (filter) =>
    `wachtlijst(peildatum: "2024-05-14", filter: { ${filter} }) { telling { ${telling} } }`,
  aanvragenStatistiek: (filter) =>
    `aanvragenStatistiek(filter: { ${filter} }) { telling: totaal { ${telling} } }`,
  maatregelenStatistiek: (filter) =>
    `maatregelenStatistiek(filter: { ${filter} }) { telling: totaal { ${telling} } }`,
  statusStatistiek: (filter) =>
    `statusStatistiek(peildatum: "2024-05-14", filter: { ${filter} }) { telling: totaal { ${telling} } }`,
  wachtlijstStatistiek: (filter) =>
    `wachtlijstStatistiek(peildatum: "2024-05-14", filter: { ${filter} }) { totaal { telling: aantal { ${telling} } } }`,
  doorlooptijdStatistiek: (filter) =>
    `doorlooptijdStatistiek(peildatum: "2024-12-31", filter: { ${filter} }) { totaal { telling: aantal { ${telling} } } }`,
}
const statistieken = Object.keys(velden).filter((veld) => veld.endsWith('Statistiek'))

describe.each(databases())('counts of Veilig Wonen on $name', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  /** The count of the whole that a field gives. */
  async function tel(veld: string, filter: string, as: Caller = overal): Promise<Telling> {
    const { data, errors } = await hub.ask(`{ veld: ${velden[veld]?.(filter)} }`, as)
    expect(errors).toBeUndefined()
    const answer = data?.['veld'] as { telling?: Telling; totaal?: { telling: Telling } }
    return (answer.telling ?? answer.totaal?.telling) as Telling
  }

  describe.each(Object.keys(velden))('%s', (veld) => {
    it('tells a number with what it covers, until when, and that it is made up', async () => {
      const { waarde, ...verder } = await tel(veld, 'provincie: "pv26"')
      expect(waarde).toBeGreaterThan(0)
      expect(verder).toMatchObject({
        status: 'WAARDE',
        reden: null,
        vanaf: '2022-01-01',
        bijgewerktTot: '2024-12-31',
        synthetisch: true,
      })
    })

    it('tells nought where it counted and found none', async () => {
      expect(await tel(veld, 'van: "2022-01-01", tot: "2022-01-01", provincie: "pv26"')).toMatchObject({
        waarde: 0,
        status: 'WAARDE',
        reden: null,
      })
      expect(await tel(veld, 'functie: []')).toMatchObject({ waarde: 0, status: 'WAARDE' })
    })

    it.each<[string, string, Caller, string, string]>([
      [
        'an organisation outside the bereik',
        'organisatie: "gm0363"',
        utrecht,
        'NIET_VAN_TOEPASSING',
        'BUITEN_BEREIK',
      ],
      ['a province outside it', 'provincie: "pv31"', utrecht, 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
      ['a RIEC outside it', 'riec: "riec-limburg"', utrecht, 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
      ['a kind outside it', 'soort: WATERSCHAP', utrecht, 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
      [
        'an office that the caller may not count',
        'functie: [WETHOUDER, GEDEPUTEERDE]',
        burgemeesters,
        'NIET_VAN_TOEPASSING',
        'FUNCTIE_BUITEN_BEREIK',
      ],
      [
        'an organisation before it began',
        'organisatie: "gm1992", tot: "2022-06-01"',
        overal,
        'NIET_VAN_TOEPASSING',
        'BESTOND_NIET',
      ],
      [
        'an organisation that ended before the data',
        'organisatie: "gm0756", tot: "2024-05-14"',
        overal,
        'ONBEKEND',
        'NIET_GELEVERD',
      ],
      [
        'offices that are not entitled',
        'functie: [RAADSLID, STATENLID]',
        overal,
        'NIET_VAN_TOEPASSING',
        'GEEN_DEELNEMER',
      ],
      ['a year before the data', 'van: "2021-01-01", tot: "2021-12-31"', overal, 'ONBEKEND', 'NIET_GELEVERD'],
      [
        'a period that begins before it',
        'van: "2021-12-31", tot: "2024-05-14"',
        overal,
        'ONBEKEND',
        'NIET_GELEVERD',
      ],
      ['a period past the data', 'tot: "2025-01-01"', overal, 'ONBEKEND', 'NIET_BIJGEWERKT'],
    ])('tells no number of %s', async (_, filter, as, status, reden) => {
      expect(await tel(veld, filter, as)).toMatchObject({ waarde: null, status, reden })
    })

    it('keeps to one bereik: of rows for a list, of statistics for a count', async () => {
      const as = callerWith({ scopes, organisaties: ['gm0344'], organisatiesStatistiek: ['gm0363'] })
      const [binnen, buiten] = statistieken.includes(veld) ? ['gm0363', 'gm0344'] : ['gm0344', 'gm0363']
      expect(await tel(veld, `organisatie: "${binnen}"`, as)).toMatchObject({ status: 'WAARDE' })
      expect(await tel(veld, `organisatie: "${buiten}"`, as)).toMatchObject({ reden: 'BUITEN_BEREIK' })
    })

    it('says what part of a province it counted, and of which offices', async () => {
      const deel = await tel(veld, 'provincie: "pv26", van: "2024-01-01"', utrecht)
      const inUtrecht = geldigOp('2024-01-01').filter(({ provincie_id }) => provincie_id === 'pv26')
      expect(deel).toMatchObject({
        status: 'WAARDE',
        dekking: { gevraagd: inUtrecht.length, geteld: 1, functies: null },
      })
      expect(deel).toMatchObject({
        waarde: (await tel(veld, 'organisatie: "gm0344", van: "2024-01-01"')).waarde,
      })
      expect(await tel(veld, 'functie: [WETHOUDER, BURGEMEESTER]', burgemeesters)).toMatchObject({
        waarde: (await tel(veld, 'functie: BURGEMEESTER')).waarde,
        dekking: { functies: ['BURGEMEESTER'] },
      })
    })

    it('understands a code in another case or with spaces', async () => {
      for (const [argument, code] of [
        ['organisatie', 'gm0344'],
        ['provincie', 'pv26'],
        ['riec', 'riec-limburg'],
      ]) {
        const { waarde } = await tel(veld, `${argument}: "${code}"`)
        expect(waarde).toBeGreaterThan(0)
        expect((await tel(veld, `${argument}: " ${code?.toUpperCase()} "`)).waarde).toBe(waarde)
      }
    })

    it.each([
      ['organisatie: "gm9999"', 'The argument "organisatie" is "gm9999"; wanted the id of an organisation'],
      ['organisatie: "gm344"', 'The argument "organisatie" is "gm344"; wanted the id of an organisation'],
      ['organisatie: ""', 'The argument "organisatie" is an empty text; wanted the id of an organisation'],
      ['provincie: "gm0344"', 'The argument "provincie" is "gm0344"; wanted the id of a province'],
      ['provincie: "  "', 'The argument "provincie" is an empty text; wanted the id of a province'],
      ['riec: "riec-nergens"', 'The argument "riec" is a text of 12 characters; wanted the id of a RIEC'],
      [
        'organisatie: "gm0344", soort: WATERSCHAP',
        'The arguments "organisatie" and "soort" contradict each other',
      ],
      [
        'organisatie: "gm0344", provincie: "pv31"',
        'The arguments "organisatie" and "provincie" contradict each other',
      ],
      [
        'provincie: "pv26", riec: "riec-limburg"',
        'The arguments "provincie" and "riec" contradict each other',
      ],
      [
        'riec: "riec-limburg", functie: [GEDEPUTEERDE]',
        'The arguments "riec" and "functie" contradict each other',
      ],
      [
        'regeling: VEILIG_WONEN_2024, tot: "2023-12-31"',
        'The arguments "regeling" and "tot" contradict each other',
      ],
      ['van: "2024-02-01", tot: "2024-01-31"', 'The range runs from "van" 2024-02-01 to "tot" 2024-01-31'],
    ])('refuses what asks nothing that there is: { %s }', async (filter, melding) => {
      const { errors } = await hub.ask(`{ ${velden[veld]?.(filter)} }`, overal)
      expect(errors?.[0]?.message).toContain(melding)
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    })
  })

  it.each(statistieken)(
    'counts in %s on another indeling, where every row has its organisation there',
    async (veld) => {
      expect(await tel(veld, 'organisatie: "gm1982", opIndeling: 2024')).toMatchObject({ status: 'WAARDE' })
      // Haaren was split before there was any data; Amsterdam took in Weesp when there was.
      expect(await tel(veld, 'organisatie: "gm0824", opIndeling: 2024')).toMatchObject({ status: 'WAARDE' })
      expect(await tel(veld, 'organisatie: "gm0363", opIndeling: 2022')).toMatchObject({
        status: 'ONBEKEND',
        reden: 'GESPLITST',
      })
    },
  )

  it.each(['aanvragen', 'wachtlijst'])('refuses %s on another indeling', async (veld) => {
    const { errors } = await hub.ask(`{ ${velden[veld]?.('opIndeling: 2024')} }`, overal)
    expect(errors?.[0]?.message).toContain('The argument "opIndeling" is 2024')
  })

  it('gives no figures and no cells beside a count that cannot be told, and of fixed cells each says why', async () => {
    const buiten = 'filter: { organisatie: "gm0363" }'
    const reden = { waarde: null, reden: 'BUITEN_BEREIK' }
    const { data, errors } = await hub.ask(
      `{ aanvragen: aanvragenStatistiek(${buiten}, periode: JAAR) { cellen { periode } }
         maatregelen: maatregelenStatistiek(${buiten}, uitgesplitstNaar: DOMEIN) { kosten cellen { domein } }
         status: statusStatistiek(peildatum: "2024-05-14", ${buiten}) {
           cellen { status aantal { waarde reden } bereikt { waarde reden } } }
         wachtlijst: wachtlijstStatistiek(peildatum: "2024-05-14", ${buiten}) {
           totaal { oudsteIngediendOp langsteWachttijdDagen } cellen { urgentie aantal { waarde reden } oudsteIngediendOp } }
         doorlooptijd: doorlooptijdStatistiek(peildatum: "2024-05-14", ${buiten}) {
           totaal { mediaanDagen percentiel90Dagen } stappen { aantal { waarde reden } mediaanDagen } } }`,
      utrecht,
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      aanvragen: { cellen: null },
      maatregelen: { kosten: null, cellen: null },
      wachtlijst: {
        totaal: { oudsteIngediendOp: null, langsteWachttijdDagen: null },
        cellen: ['DREIGING', 'VERHOOGD_RISICO', 'REGULIER'].map((urgentie) => ({
          urgentie,
          aantal: reden,
          oudsteIngediendOp: null,
        })),
      },
      doorlooptijd: {
        totaal: { mediaanDagen: null, percentiel90Dagen: null },
        stappen: Array(6).fill({ aantal: reden, mediaanDagen: null }),
      },
    })
    expect(data?.['status']).toMatchObject({ cellen: Array(8).fill({ aantal: reden, bereikt: reden }) })
    expect(hub.statements).toEqual([])
  })

  it.each(['statusStatistiek', 'wachtlijstStatistiek', 'doorlooptijdStatistiek'])(
    'knows nothing in %s of a day past the data, and all of the last day in it',
    async (veld) => {
      const opDag = (dag: string) =>
        hub.ask(
          veld === 'statusStatistiek'
            ? `{ veld: ${veld}(peildatum: "${dag}") { totaal { status reden } } }`
            : `{ veld: ${veld}(peildatum: "${dag}") { totaal { aantal { status reden } } } }`,
          overal,
        )
      const { data } = await opDag('2025-01-01')
      const onbekend = { status: 'ONBEKEND', reden: 'NIET_BIJGEWERKT' }
      expect(data?.['veld']).toEqual({
        totaal: veld === 'statusStatistiek' ? onbekend : { aantal: onbekend },
      })
      expect(JSON.stringify((await opDag('2024-12-31')).data)).toContain('"WAARDE"')
    },
  )

  it('gives no waiting list of a day past the data, and says until when there is one', async () => {
    const { data, errors } = await hub.ask(
      '{ wachtlijst(peildatum: "2025-01-01") { edges { plaats } aantal telling { waarde status reden bijgewerktTot } } }',
      overal,
    )
    expect(data?.['wachtlijst']).toEqual({
      edges: null,
      aantal: null,
      telling: { waarde: null, status: 'ONBEKEND', reden: 'NIET_BIJGEWERKT', bijgewerktTot: '2024-12-31' },
    })
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'wachtlijst.aantal',
      'wachtlijst.edges',
    ])
    for (const { message, extensions } of errors ?? []) {
      expect(message).toContain('the source is complete until 2024-12-31')
      expect(extensions).toMatchObject({
        code: 'ONBEKEND',
        reden: 'NIET_BIJGEWERKT',
        bijgewerktTot: '2024-12-31',
      })
    }
    expect(hub.statements).toEqual([])
  })

  it('lists nobody outside the bereik, and claims no number of them', async () => {
    const { data, errors } = await hub.ask(
      `{ wachtlijst(peildatum: "2024-05-14", filter: { provincie: "pv31" }) { edges { plaats } aantal }
         aanvragen(filter: { provincie: "pv31" }) { edges { cursor } aantal } }`,
      utrecht,
    )
    expect(data).toEqual({
      wachtlijst: { edges: [], aantal: null },
      aanvragen: { edges: [], aantal: null },
    })
    expect(errors?.map(({ extensions }) => extensions)).toEqual(
      Array(2).fill({ code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' }),
    )
  })

  it('tells under an organisation what it tells of it at the root', async () => {
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
        aanvragen { telling { waarde reden } }
        aanvragenStatistiek(uitgesplitstNaar: STATUS) { totaal { waarde reden } cellen { status } } } } }`,
      utrecht,
      { r: ['gm0344', 'gm0363', 'gm9999'].map((id) => ({ __typename: 'Organisatie', id })) },
    )
    const [eigen, ander, geen] = (data?.['_entities'] ?? []) as {
      aanvragenStatistiek: { totaal: Telling; cellen: unknown[] | null }
    }[]
    const { waarde } = await tel('aanvragen', 'organisatie: "gm0344"', utrecht)
    expect(eigen).toMatchObject({
      aanvragen: { telling: { waarde, reden: null } },
      aanvragenStatistiek: { totaal: { waarde, reden: null } },
    })
    expect(eigen?.aanvragenStatistiek.cellen?.length).toBeGreaterThan(0)
    for (const [one, reden] of [
      [ander, 'BUITEN_BEREIK'],
      [geen, 'GEEN_DEELNEMER'],
    ] as const) {
      expect(one).toEqual({
        aanvragen: { telling: { waarde: null, reden } },
        aanvragenStatistiek: { totaal: { waarde: null, reden }, cellen: null },
      })
    }
  })

  it('says of many organisations and cells in two statements what they hold', async () => {
    const { data, errors } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { aanvragenStatistiek(uitgesplitstNaar: STATUS) {
        totaal { waarde synthetisch } cellen { aantal { synthetisch } } } } } }`,
      overal,
      {
        r: geldigOp('2024-01-01')
          .slice(0, 60)
          .map(({ id }) => ({ __typename: 'Organisatie', id })),
      },
    )
    expect(errors).toBeUndefined()
    expect(hub.statements).toHaveLength(2)
    const found = (data?.['_entities'] ?? []) as {
      aanvragenStatistiek: {
        totaal: { waarde: number; synthetisch: boolean }
        cellen: { aantal: { synthetisch: boolean } }[]
      }
    }[]
    for (const { aanvragenStatistiek } of found) {
      const { totaal, cellen } = aanvragenStatistiek
      expect(totaal.synthetisch).toBe(totaal.waarde > 0)
      expect(cellen.every(({ aantal }) => aantal.synthetisch)).toBe(true)
    }
    expect(new Set(found.map(({ aanvragenStatistiek }) => aanvragenStatistiek.totaal.synthetisch)).size).toBe(
      2,
    )
  })

  it('says what part of a province each cell covers', async () => {
    const { data } = await hub.ask(
      '{ aanvragenStatistiek(filter: { van: "2024-01-01", provincie: "pv26" }, uitgesplitstNaar: [PROVINCIE, SOORT_ORGANISATIE]) { cellen { soortOrganisatie aantal { dekking { gevraagd geteld } } } } }',
      utrecht,
    )
    const gemeenten = geldigOp('2024-01-01').filter(
      ({ provincie_id, soort }) => provincie_id === 'pv26' && soort === 'GEMEENTE',
    )
    expect(data?.['aanvragenStatistiek']).toEqual({
      cellen: [
        { soortOrganisatie: 'GEMEENTE', aantal: { dekking: { gevraagd: gemeenten.length, geteld: 1 } } },
      ],
    })
  })

  it('knows the use of the contribution of a year when that whole year is in', async () => {
    const velden = 'budget gebruikt aandeelGebruikt maatregelen { waarde status reden bijgewerktTot }'
    const vraag = `{ in: tegemoetkoming(jaar: 2024) { ${velden} } na: tegemoetkoming(jaar: 2025) { ${velden} } voor: tegemoetkoming(jaar: 2021) { ${velden} } }`
    const { data } = await hub.ask(vraag, overal)
    expect(data).toMatchObject({
      in: { budget: 250_000_000, maatregelen: { status: 'WAARDE', bijgewerktTot: '2024-12-31' } },
      na: {
        budget: 250_000_000,
        gebruikt: null,
        aandeelGebruikt: null,
        maatregelen: { waarde: null, status: 'ONBEKEND', reden: 'NIET_BIJGEWERKT' },
      },
      voor: {
        budget: null,
        gebruikt: null,
        aandeelGebruikt: null,
        maatregelen: { waarde: null, status: 'ONBEKEND', reden: 'NIET_GELEVERD' },
      },
    })
    const niemand = callerWith({ scopes, organisatiesStatistiek: [] })
    expect((await hub.ask(vraag, niemand)).data?.['in']).toMatchObject({
      gebruikt: null,
      aandeelGebruikt: null,
      maatregelen: { waarde: null, status: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' },
    })
  })
})

describe.each(databases())('counts of Veilig Wonen on $name, of a gemeente that has gone', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  /** An aanvraag that was open when Brielle went up into Voorne aan Zee, with a maatregel that came after. */
  beforeAll(async () => {
    const connection = await hub.pool.connect()
    const van = "'brielle', 'gm0501', 'BURGEMEESTER'"
    const stap = (status: string, op: string) =>
      `insert into veilig_wonen.verloop (aanvraag_id, organisatie_id, functie, status, op) values (${van}, '${status}', '${op}');`
    await connection.exec(`begin;
      insert into veilig_wonen.aanvraag
        (id, organisatie_id, functie, kenmerk, regeling, ingediend_op, urgentie, status_sinds, synthetisch)
      values (${van}, 'BRIELLE', 'VOOR_2024', '2022-11-01', 'REGULIER', '2022-11-01', true);
      ${stap('INGEDIEND', '2022-11-01')} ${stap('GESPREK', '2022-12-01')}
      commit;`)
    connection.release()
  })

  const landelijk = async (filter: string) => {
    const op = 'peildatum: "2024-05-14"'
    const { data, errors } = await hub.ask(
      `{ status: statusStatistiek(${op}, filter: { ${filter} }) { telling: totaal { ${telling} } }
         wachtlijst: wachtlijstStatistiek(${op}, filter: { ${filter} }) { totaal { telling: aantal { ${telling} } } } }`,
      overal,
    )
    expect(errors).toBeUndefined()
    const { status, wachtlijst } = data as {
      status: { telling: Telling }
      wachtlijst: { totaal: { telling: Telling } }
    }
    return [status.telling, wachtlijst.totaal.telling] as const
  }

  it('counts with it what was open when it ended, on days after that too', async () => {
    for (const one of await landelijk('organisatie: "gm0501"')) {
      expect(one).toMatchObject({ waarde: 1, status: 'WAARDE', bijgewerktTot: '2024-12-31' })
    }
    const { data } = await hub.ask(
      '{ wachtlijst(peildatum: "2024-05-14", filter: { organisatie: "gm0501" }) { aantal edges { statusOpPeildatum } } }',
      overal,
    )
    expect(data).toEqual({ wachtlijst: { aantal: 1, edges: [{ statusOpPeildatum: 'GESPREK' }] } })
  })

  it('counts it with its successor on a later indeling', async () => {
    const zonder = await landelijk('organisatie: "gm1992"')
    const met = await landelijk('organisatie: "gm1992", opIndeling: 2024')
    expect(met.map(({ waarde }) => waarde)).toEqual(zonder.map(({ waarde }) => (waarde ?? 0) + 1))
  })

  it('counts in all kinds of organisation together what it counts in the country', async () => {
    const landen = await landelijk('')
    const delen = await Promise.all(
      ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'].map((soort) => landelijk(`soort: ${soort}`)),
    )
    for (const at of [0, 1] as const) {
      expect(delen.reduce((sum, deel) => sum + (deel[at].waarde ?? 0), 0)).toBe(landen[at].waarde)
    }
  })

  it('says of a cell of it that it is complete for ever, where its period is over', async () => {
    const { data } = await hub.ask(
      `{ aanvragenStatistiek(filter: { organisatie: "gm0501", tot: "2024-05-14" }, uitgesplitstNaar: [PROVINCIE]) {
           cellen { aantal { waarde bijgewerktTot } } } }`,
      overal,
    )
    expect(data).toEqual({
      aanvragenStatistiek: { cellen: [{ aantal: { waarde: 1, bijgewerktTot: null } }] },
    })
  })
})

describe.each(databases())('counts of Veilig Wonen on $name, while Utrecht is behind', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  beforeAll(async () => {
    const connection = await hub.pool.connect()
    await connection.exec(
      "update veilig_wonen.levering set bijgewerkt_tot = '2024-04-30' where organisatie_id = 'gm0344'",
    )
    connection.release()
  })

  it('tells a cell when its period is in, and no figure of one that is not', async () => {
    const { data } = await hub.ask(
      `{ aanvragen: aanvragenStatistiek(filter: { provincie: "pv26" }, periode: KWARTAAL) {
           totaal { bijgewerktTot } cellen { periode aantal { waarde status } } }
         maatregelen: maatregelenStatistiek(filter: { provincie: "pv26" }, periode: KWARTAAL) {
           cellen { periode aantal { waarde status reden } kosten } } }`,
      overal,
    )
    const { aanvragen, maatregelen } = data as Record<
      'aanvragen' | 'maatregelen',
      {
        totaal: { bijgewerktTot: string }
        cellen: { periode: string | null; aantal: Telling; kosten: number | null }[]
      }
    >
    expect(aanvragen.totaal.bijgewerktTot).toBe('2024-04-30')
    const na = (periode: string | null) => periode !== null && periode > '2024-K1'
    for (const { cellen } of [aanvragen, maatregelen]) {
      expect(cellen.some(({ periode }) => na(periode))).toBe(true)
      expect(cellen.some(({ periode }) => !na(periode))).toBe(true)
      for (const { periode, aantal } of cellen) {
        expect({ periode, status: aantal.status }).toEqual({
          periode,
          status: na(periode) ? 'ONBEKEND' : 'WAARDE',
        })
      }
    }
    for (const { aantal, kosten } of maatregelen.cellen) {
      expect(kosten === null).toBe(aantal.status !== 'WAARDE')
    }
  })

  it('lists who waited elsewhere, without the place that nobody knows', async () => {
    const { data, errors } = await hub.ask(
      `{ elders: wachtlijst(peildatum: "2024-05-14", first: 2, filter: { provincie: "pv31" }) { aantal edges { plaats wachttijdDagen } }
         eerder: wachtlijst(peildatum: "2024-03-31", first: 2) { edges { plaats } }
         hier: wachtlijst(peildatum: "2024-05-14", filter: { provincie: "pv26" }) { edges { plaats } } }`,
      overal,
    )
    expect(data).toEqual({
      elders: {
        aantal: expect.any(Number),
        edges: Array(2).fill({ plaats: null, wachttijdDagen: expect.any(Number) }),
      },
      eerder: { edges: [{ plaats: 1 }, { plaats: 2 }] },
      hier: { edges: null },
    })
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'elders.edges.0.plaats',
      'elders.edges.1.plaats',
      'hier.edges',
    ])
    expect(errors?.every(({ extensions }) => extensions?.['bijgewerktTot'] === '2024-04-30')).toBe(true)
  })

  it('does not know what was paid in the year', async () => {
    const { data } = await hub.ask(
      '{ tegemoetkoming(jaar: 2024) { gebruikt maatregelen { reden } } }',
      overal,
    )
    expect(data?.['tegemoetkoming']).toEqual({ gebruikt: null, maatregelen: { reden: 'NIET_BIJGEWERKT' } })
  })

  it('does not say that real rows are made up, nor that made-up ones beside them are not', async () => {
    const connection = await hub.pool.connect()
    await connection.exec(
      "update veilig_wonen.aanvraag set synthetisch = false where organisatie_id = 'gm0344'",
    )
    connection.release()
    const synthetisch = async (filter: string) => (await tellingen(filter)).map((one) => one.synthetisch)
    expect(await synthetisch('organisatie: "gm0344"')).toEqual([false, false, false])
    expect(await synthetisch('provincie: "pv26"')).toEqual([true, true, true])
    expect(await synthetisch('')).toEqual([true, true, true])
  })

  async function tellingen(filter: string): Promise<{ synthetisch: boolean }[]> {
    const { data } = await hub.ask(
      `{ a: aanvragenStatistiek(filter: { ${filter} }) { t: totaal { synthetisch } }
         b: maatregelenStatistiek(filter: { ${filter} }) { t: totaal { synthetisch } }
         c: aanvragen(filter: { ${filter} }) { t: telling { synthetisch } } }`,
      overal,
    )
    return Object.values(data ?? {}).map((one) => (one as { t: { synthetisch: boolean } }).t)
  }

  it('asks of an organisation that is not behind all of it', async () => {
    const { data } = await hub.ask(
      '{ statusStatistiek(peildatum: "2024-12-31", filter: { organisatie: "gm0363" }) { totaal { status bijgewerktTot } } }',
      overal,
    )
    expect(data?.['statusStatistiek']).toEqual({ totaal: { status: 'WAARDE', bijgewerktTot: '2024-12-31' } })
  })
})
