import { addDays, type Random } from '../../kit/filling/random.ts'
import type { Deelnemers } from './deelnemers.ts'
import { aanmelding, nummer, type Planning, peildag, type Verzonnen, verzonnen } from './planning.ts'

interface Reeks {
  readonly soort: string
  readonly naam: string
  readonly omschrijving: string
  readonly organisatoren: string[]
  readonly aantal: number
  readonly van: string
  readonly tot: string
  /** How long one takes, in days. */
  readonly duur: number
}

const reeksen: readonly Reeks[] = [
  {
    soort: 'WEERBAARHEIDSSCAN',
    naam: 'Weerbaarheidsscan',
    omschrijving: 'Waar is de organisatie kwetsbaar voor oneigenlijke druk, en wat kan zij doen.',
    organisatoren: ['RIEC'],
    aantal: 64,
    van: '2022-01-10',
    tot: '2025-02-28',
    duur: 30,
  },
  {
    soort: 'BASISSCAN_INTEGRITEIT',
    naam: 'Basisscan Integriteit',
    omschrijving: 'Scan van kandidaat-bestuurders, met aandacht voor hun netwerken.',
    organisatoren: ['BZK'],
    aantal: 48,
    van: '2022-03-21',
    tot: '2024-12-13',
    duur: 14,
  },
  {
    soort: 'KWETSBARE_PROCESSEN',
    naam: 'Traject kwetsbare processen',
    omschrijving: 'Kwetsbare processen vinden en versterken, met de gemeentesecretaris als spil.',
    organisatoren: ['BZK', 'RIEC', 'VNG', 'VGS'],
    aantal: 32,
    van: '2023-01-16',
    tot: '2025-01-31',
    duur: 90,
  },
]

/** What one organisation does at home, and the leerkringen that a fixed group forms each year. */
export function perOrganisatie(random: Random, kies: Deelnemers): Planning[] {
  return [...reeksen.flatMap((reeks) => scans(random, kies, reeks)), ...leerkringen(random, kies)]
}

function scans(random: Random, kies: Deelnemers, reeks: Reeks): Planning[] {
  const { duur, aantal, van, tot, ...beschrijving } = reeks
  return kies.gemeenten(aantal, ['gm0344']).map((gemeente, index) => {
    const datum = random.datum(van, tot)
    return {
      activiteit: verzonnen({
        ...beschrijving,
        id: `${reeks.soort.toLowerCase().replaceAll('_', '-')}-${nummer(index)}`,
        naam: `${reeks.naam} ${nummer(index)}`,
        datum,
        tot: addDays(datum, duur),
        ...(datum <= peildag && random.chance(0.05) ? { status: 'VERVALLEN' } : {}),
      }),
      organisaties: [gemeente],
      gastheer: gemeente,
      aangemeldOp: aanmelding(random, datum),
    }
  })
}

const themas = ['weerbare organisatie', 'kwetsbare processen']

function leerkringen(random: Random, kies: Deelnemers): Planning[] {
  return ['2022', '2023', '2024'].flatMap((jaar) =>
    themas.map((thema, index) => {
      const leerkring: Verzonnen = {
        id: `leerkring-${jaar}-${nummer(index)}`,
        soort: 'LEERKRING',
        naam: `Leerkring ${thema} ${jaar}`,
        omschrijving: 'Vaste groep organisaties die ervaringen uitwisselt.',
        datum: `${jaar}-02-01`,
        tot: `${jaar}-11-30`,
        organisatoren: ['BZK', 'VNG'],
        brief_id: 'L2023',
      }
      return {
        activiteit: verzonnen(leerkring),
        organisaties: kies.gemeenten(random.int(9, 14), index === 0 ? ['gm0344'] : []),
        gastheer: null,
        aangemeldOp: `${Number(jaar) - 1}-12-01`,
      }
    }),
  )
}
