import type { Random } from '../../kit/filling/random.ts'
import { bekendheid } from '../data/bekendheid.ts'
import { readBrievendata } from '../data/read.ts'
import type { ActiviteitTable } from '../tables.ts'
import { type Deelnemers, provincies, regios } from './deelnemers.ts'
import { aanmelding, nummer, type Planning, type Verzonnen, verzonnen } from './planning.ts'

const driehoek: Pick<Verzonnen, 'soort' | 'omschrijving' | 'organisatoren'> = {
  soort: 'DRIEHOEKSESSIE',
  omschrijving: 'Serious game over het samenspel van burgemeester, griffier en gemeentesecretaris.',
  organisatoren: ['VvG', 'NGB', 'VGS', 'VNG', 'BZK'],
}

/** Ten, as the letter of 2024 says. */
const extraSessies = 10

/** Sessions and meetings in the regions. Every region has some of each. */
export function regionaal(random: Random, kies: Deelnemers): Planning[] {
  return [
    ...driehoeksessies(random, kies),
    ...regionaleBijeenkomsten(random, kies),
    ...werksessies(random, kies),
    ...trainDeTrainer(random, kies),
  ]
}

/** The original programme, two for each region in 2023 and 2024, and the ten extra of 2024. */
function driehoeksessies(random: Random, kies: Deelnemers): Planning[] {
  const gewoon = [2023, 2024].flatMap((jaar) =>
    regios.map((riec, index) => {
      const activiteit = verzonnen({
        ...driehoek,
        id: `driehoeksessie-${jaar}-${nummer(index)}`,
        naam: `Driehoeksessie ${jaar}-${nummer(index)}`,
        datum: random.datum(`${jaar}-02-01`, `${jaar}-12-15`),
        riec_id: riec,
        brief_id: 'L2024',
        mijlpaal_id: 'L2024-driehoeksessies',
        // Dropped for lack of a room: the year before the rush of enrolments.
        ...(jaar === 2023 && index === 4 ? { status: 'VERVALLEN' } : {}),
      })
      return inRegio(random, kies, activiteit, riec, random.int(4, 8))
    }),
  )
  const aangekondigd = bekendheid(readBrievendata(), 'L2024')
  const extra = Array.from({ length: extraSessies }, (_, index) => {
    const riec = random.pick(regios)
    const activiteit = verzonnen({
      ...driehoek,
      id: `driehoeksessie-extra-${nummer(index)}`,
      naam: `Extra driehoeksessie ${nummer(index)}`,
      datum: random.datum('2024-05-27', '2024-12-15'),
      extra: true,
      riec_id: riec,
      brief_id: 'L2024',
      mijlpaal_id: 'L2024-driehoeksessies-extra',
      ...aangekondigd,
    })
    return inRegio(random, kies, activiteit, riec, random.int(4, 8))
  })
  return [...gewoon, ...extra]
}

/** One in every province in 2024, with the province, gemeenten and a waterschap. */
function regionaleBijeenkomsten(random: Random, kies: Deelnemers): Planning[] {
  return provincies.map((provincie, index) => {
    const datum = random.datum('2024-02-01', '2024-12-10')
    return {
      activiteit: verzonnen({
        id: `regionale-bijeenkomst-2024-${nummer(index)}`,
        soort: 'REGIONALE_BIJEENKOMST',
        naam: `Regionale bijeenkomst Stop agressie samen ${nummer(index)}`,
        omschrijving: 'Bijeenkomst over het tegengaan van agressie en geweld tegen ambtenaren.',
        datum,
        organisatoren: ['BZK', 'VNG', 'IPO', 'Unie van Waterschappen'],
        brief_id: 'L2024',
        mijlpaal_id: 'L2024-regionale-bijeenkomsten',
      }),
      organisaties: [
        provincie.id,
        ...kies.gemeentenInProvincie(provincie.id, random.int(5, 12)),
        ...kies.waterschappen(1),
      ],
      gastheer: provincie.id,
      aangemeldOp: aanmelding(random, datum),
    }
  })
}

/** Two for each region since the autumn of 2023, the last of them planned. */
function werksessies(random: Random, kies: Deelnemers): Planning[] {
  return [0, 1].flatMap((ronde) =>
    regios.map((riec, index) => {
      const volgnummer = nummer(ronde * regios.length + index)
      const activiteit = verzonnen({
        id: `werksessie-${volgnummer}`,
        soort: 'WERKSESSIE',
        naam: `Werksessie informatiepositie ${volgnummer}`,
        omschrijving: 'Netwerkbijeenkomst over data en de informatiepositie van gemeenten.',
        datum:
          ronde === 0 ? random.datum('2023-10-02', '2024-06-28') : random.datum('2024-09-02', '2025-02-14'),
        organisatoren: ['BZK', 'RIEC'],
        riec_id: riec,
        brief_id: 'L2024',
      })
      return inRegio(random, kies, activiteit, riec, random.int(3, 7))
    }),
  )
}

/** One for each RIEC from the end of 2024 on, with gemeenten to practise with. */
function trainDeTrainer(random: Random, kies: Deelnemers): Planning[] {
  return regios.map((riec, index) => {
    const activiteit = verzonnen({
      id: `train-de-trainer-${nummer(index)}`,
      soort: 'TRAIN_DE_TRAINER',
      naam: `Train-de-trainer datavolwassenheid ${nummer(index)}`,
      omschrijving: 'Opleiding waarmee een RIEC de methodiek leert, met gemeenten om mee te oefenen.',
      datum: random.datum('2024-11-04', '2025-03-28'),
      organisatoren: ['BZK', 'Taskforce-RIEC', 'Avans Hogeschool'],
      riec_id: riec,
      brief_id: 'L2024',
    })
    return inRegio(random, kies, activiteit, riec, random.int(1, 3))
  })
}

function inRegio(
  random: Random,
  kies: Deelnemers,
  activiteit: ActiviteitTable,
  riec: string,
  aantal: number,
): Planning {
  const organisaties = kies.gemeentenInRegio(riec, aantal)
  return {
    activiteit,
    organisaties,
    gastheer: organisaties[0] ?? null,
    aangemeldOp: aanmelding(random, activiteit.datum),
  }
}
