import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import { dag } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite } from '../../taal/say.ts'
import { atHead, tekst } from '../../taal/tekst.ts'
import type { Cijfer, Tekst } from '../../verslag.ts'
import { breakdown, enumerated, grafiek, punt, whenKnown } from '../blokken.ts'
import { isProvincie, keysOf, provincies } from '../namen.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { bron, type ZichtOpMaterial } from './themas.ts'

/** Which gemeenten learned to work with data against ondermijning. */
export function datavolwassenheid(boek: Cijferboek, { antwoord, peildatum }: ZichtOpMaterial): Sectie {
  return sectie(boek, { id: 'zicht-op-datavolwassenheid', titel: 'Datavolwassenheid' }, (deel) => {
    const gemeenten = deel.lees(antwoord, ['afgerond', 'gemeenten'], {
      id: 'zicht-op.datavolwassenheid',
      naam: 'Gemeenten die een datavolwassenheidstraject hebben doorlopen',
      bron,
    })
    const lopend = deel.lees(antwoord, ['gestart', 'totaal'], {
      id: 'zicht-op.datavolwassenheid.lopend',
      naam: 'Lopende datavolwassenheidstrajecten',
      bron,
    })
    const sleutels = keysOf(provincies)
    const perProvincie = deel.splits(
      antwoord,
      ['afgerond', 'cellen'],
      antwoord.data?.afgerond?.cellen,
      sleutels,
      ({ provincie }) => (isProvincie(provincie?.id) ? provincie.id : null),
      ['gemeenten'],
      (provincie) => ({
        id: `zicht-op.datavolwassenheid.${provincie}`,
        naam: `Gemeenten met een doorlopen datavolwassenheidstraject: ${provincies[provincie]}`,
        groep: 'Datavolwassenheid per provincie',
        bron,
        plaatsgebonden: true,
      }),
    )
    return [
      ...whenKnown([gemeenten], () => zinDatavolwassenheid(gemeenten, peildatum)),
      ...whenKnown([lopend], ([aantal]) =>
        aantal === 0
          ? null
          : tekst`${atHead(cite(lopend, 'rond'))} ${bij(aantal, 'traject')} ${bij(aantal, 'loopt')} op ${dag(peildatum)} nog.`,
      ),
      ...grafiek({
        id: 'datavolwassenheid-kaart',
        bijschrift: `Gemeenten met een doorlopen datavolwassenheidstraject op ${dag(peildatum)}, per provincie`,
        alternatief: tekst`Tegelkaart van de twaalf provincies, gekleurd naar het aantal gemeenten: ${enumerated(sleutels, (code) => provincies[code], perProvincie)}.`,
        beeld: {
          vorm: 'tegelkaart',
          eenheid: 'aantal',
          legenda: 'Gemeenten met een doorlopen traject',
          tegels: sleutels.map((code) => ({
            code,
            ...punt(provincies[code], perProvincie.van(code)),
          })),
        },
        ...breakdown('Provincie', sleutels, (code) => provincies[code], ['Gemeenten', perProvincie]),
      }),
    ]
  })
}

export function zinDatavolwassenheid(gemeenten: Cijfer, peildatum: string): Tekst {
  const aantal = gemeenten.waarde ?? 0
  return tekst`Op ${dag(peildatum)} ${bij(aantal, 'had')} ${cite(gemeenten, 'rond')} ${bij(aantal, 'gemeente')} een datavolwassenheidstraject doorlopen.`
}
