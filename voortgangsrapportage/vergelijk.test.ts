import { describe, expect, test } from 'vitest'
import { changes } from './changes.ts'
import { figure } from './cijfers/figure.ts'
import { makeMarkdown } from './formaten/markdown/markdown.ts'
import { vergelijk } from './vergelijk.ts'
import type { Cijfer, Verslag, Vraag } from './verslag.ts'

const vraag: Vraag = {
  id: 'Vraag',
  document: 'query Vraag { x }',
  variabelen: {},
  traceId: '0'.repeat(32),
  gesteldOp: '2024-05-14T00:00:00.000Z',
  status: 200,
}

function cijfer(id: string, waarde: number | null, peildatum = '2024-05-14'): Cijfer {
  return figure({
    id,
    naam: `Naam van ${id}`,
    waarde,
    status: waarde === null ? 'GEWEIGERD' : 'WAARDE',
    reden: waarde === null ? 'mag niet' : null,
    peildatum,
  })
}

function verslag(cijfers: readonly Cijfer[], rest: Partial<Verslag> = {}): Verslag {
  return {
    titel: 'Verslag',
    peildatum: '2024-05-14',
    gemaaktOp: '2024-05-14T00:00:00.000Z',
    afnemer: 'BZK',
    hub: null,
    vorige: null,
    samenvatting: [],
    hoofdstukken: [],
    cijfers,
    vragen: [vraag],
    ...rest,
  }
}

const vorige = (...cijfers: readonly Cijfer[]) => ({ peildatum: '2023-05-14', cijfers, vragen: [vraag] })

describe('a comparison with an earlier day', () => {
  test('says what rose, fell and stayed, and refers to both figures', () => {
    const samen = vergelijk(
      verslag([cijfer('otwb.sessies', 84), cijfer('otwb.afspraken', 3), cijfer('organisaties.bereikt', 5)]),
      vorige(cijfer('otwb.sessies', 16), cijfer('otwb.afspraken', 4), cijfer('organisaties.bereikt', 5)),
    )
    const tekst = makeMarkdown(samen)

    expect(tekst).toMatch(/Gestegen:\n\n- Raads- en Statenbrede sessies van het OTWB: van 16\S* naar 84/)
    expect(tekst).toMatch(/Gedaald:\n\n- Afspraken uit de sessies: van 4\S* naar 3/)
    expect(tekst).toMatch(/Gelijk gebleven:\n\n- Organisaties die aan een activiteit deelnamen: 5/)
    expect(samen.cijfers.find(({ id }) => id === 'vorige.otwb.sessies')).toMatchObject({
      waarde: 16,
      vraag: 'vorige.Vraag',
    })
    expect(samen.vragen.map(({ id }) => id)).toEqual(['Vraag', 'vorige.Vraag'])
  })

  test('warns where meldingen fell, and only there', () => {
    const tekst = (nu: number, toen: number) =>
      makeMarkdown(
        vergelijk(
          verslag([cijfer('meldingen.twaalf-maanden', nu)]),
          vorige(cijfer('meldingen.twaalf-maanden', toen)),
        ),
      )

    expect(tekst(873, 951)).toContain('Minder meldingen betekent niet dat er minder agressie is')
    expect(tekst(951, 873)).not.toContain('Minder meldingen')
  })

  test('does not compare counts over other organisations, so that a late delivery is no fall', () => {
    const over = (geteld: number, waarde: number) => ({
      ...cijfer('meldingen.twaalf-maanden', waarde),
      dekking: { gevraagd: 375, geteld },
    })
    const tekst = makeMarkdown(vergelijk(verslag([over(374, 700)]), vorige(over(375, 951))))

    expect(tekst).toMatch(/Niet te vergelijken: Meldingen .*niet over evenveel organisaties/)
    expect(tekst).not.toMatch(/Gedaald|Minder meldingen/)
  })

  test('does not compare a count whose source ends before the day it is told of', () => {
    const late = { ...cijfer('zicht-op.bezoeken', 79_014), bijgewerktTot: '2024-03-31' }
    const tekst = makeMarkdown(vergelijk(verslag([late]), vorige(cijfer('zicht-op.bezoeken', 45_485))))

    expect(tekst).toMatch(/Niet te vergelijken: Bezoeken .*niet voor het hele gevraagde tijdvak bijgewerkt/)
    expect(tekst).not.toContain('Gestegen')
  })

  test('tells no rise of what only letters say', () => {
    const brief = (waarde: number) => ({ ...cijfer('otwb.sessies', waarde), soort: 'brief' as const })
    const tekst = makeMarkdown(vergelijk(verslag([brief(6)]), vorige(cijfer('otwb.sessies', 0))))

    expect(tekst).not.toMatch(/Gestegen/)
  })

  test('does not compare what was refused, or counts since another day', () => {
    const tekst = makeMarkdown(
      vergelijk(
        verslag([cijfer('otwb.sessies', 84), cijfer('veilig-wonen.aanvragen', 142)]),
        vorige(
          cijfer('otwb.sessies', null, '2023-05-14'),
          cijfer('veilig-wonen.aanvragen', 27, '2023-05-14'),
        ),
      ),
    )

    expect(tekst).toMatch(/Niet te vergelijken: Aanvragen .*het telt niet vanaf dezelfde dag/)
    expect(tekst).toMatch(/sessies van het OTWB\S* \(14 mei 2023: mag niet\)/)
    expect(tekst).not.toContain('Gestegen:')
  })

  test('names what is new, a point each', () => {
    const tekst = makeMarkdown(
      vergelijk(
        verslag(['middelen.x', 'middelen.y', 'middelen.z', 'mijlpalen.x'].map((id) => cijfer(id, 2))),
        vorige(cijfer('middelen.y', 2)),
      ),
    )

    expect(tekst).toMatch(
      /Nieuw: middelen sinds 14 mei 2023\.\n\n- Naam van middelen\.x: 2\S*\.\n- Naam van middelen\.z: 2\S*\.\n\n/,
    )
    expect(tekst).toMatch(/Nieuw: cijfers in brieven.*\n\n- Naam van mijlpalen\.x\S*\.\n/)
    expect(tekst).not.toContain('middelen.y')
  })
})

describe('a report that is asked again', () => {
  test('calls what a letter of uncertain day said neither new nor old, whatever the earlier report had', () => {
    const uit = (id: string, vroegst: string, uiterst: string) => ({
      ...cijfer(id, 2),
      soort: 'brief' as const,
      bekendSinds: { vroegst, uiterst },
    })
    const tekst = makeMarkdown(
      vergelijk(
        verslag([
          uit('middelen.nieuw', '2024-05-14', '2024-05-14'),
          uit('middelen.misschien', '2023-02-01', '2023-06-20'),
          uit('middelen.oud', '2022-01-16', '2022-06-30'),
        ]),
        vorige(),
      ),
    )
    expect(tekst).toMatch(/Nieuw: middelen sinds 14 mei 2023\.\n\n- Naam van middelen\.nieuw: 2\S*\.\n\n/)
    expect(tekst).toMatch(
      /Nieuw of op 14 mei 2023 al bekend, want .*: middelen\.\n\n- Naam van middelen\.misschien: 2\S*\.\n\n/,
    )
    expect(tekst).not.toContain('- Naam van middelen.oud')
  })

  test('has not changed when every figure is the same', () => {
    const een = verslag([cijfer('a', 1), cijfer('b', null)])
    expect(changes(een, { ...een, gemaaktOp: '2025-01-01T00:00:00.000Z' })).toEqual([])
  })

  test('names each figure that changed, went or came, and each question', () => {
    const toen = verslag([cijfer('a', 1), cijfer('b', 2), cijfer('c', 3)])
    const nu = verslag([cijfer('a', 2), cijfer('b', null), cijfer('d', 4)], {
      vragen: [{ ...vraag, document: 'query Vraag { y }' }],
      afnemer: 'VNG',
    })

    expect(changes(toen, nu)).toEqual([
      'afnemer: het verslag is gemaakt als BZK, nu is gevraagd als VNG',
      'vraag Vraag: de vraag zelf is veranderd',
      'a (Naam van a): was 1, is nu 2',
      'b (Naam van b): was 2, is nu geen toegang (mag niet)',
      'c (Naam van c): was 3, is er niet meer',
      'd (Naam van d): is nieuw, 4',
    ])
  })
})

describe('Markdown', () => {
  test('cannot be broken by what a source says', () => {
    const tekst = makeMarkdown(
      verslag([], { samenvatting: [{ soort: 'alinea', tekst: ['a|b *c* <d>\n# e [f](g)'] }] }),
    )
    expect(tekst).toContain('a\\|b \\*c\\* \\<d\\> \\# e \\[f\\](g)')
  })

  test('refuses a text that refers to a figure which is not there', () => {
    const zonder = verslag([], {
      samenvatting: [{ soort: 'alinea', tekst: [{ tekst: '1', cijfers: ['geen'] }] }],
    })
    expect(() => makeMarkdown(zonder)).toThrow('refers to the figure "geen"')
  })
})
