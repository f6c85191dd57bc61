import { geldigOp, type IndelingRij } from '../../../schema/indeling/indeling.ts'
import type { Random } from '../../kit/filling/random.ts'

const indeling = geldigOp('2024-01-01')
const gemeenten = indeling.filter(({ soort }) => soort === 'GEMEENTE')
const waterschappen = indeling.filter(({ soort }) => soort === 'WATERSCHAP')

export const provincies = indeling.filter(({ soort }) => soort === 'PROVINCIE')
/** The regions in which regional activities are held. */
export const regios: readonly string[] = [
  ...new Set(gemeenten.map(({ riec_id }) => riec_id).filter((id) => id !== null)),
]

export interface Deelnemers {
  /** Distinct gemeenten, large ones more often; `eerst` are always among them. */
  gemeenten(aantal: number, eerst?: readonly string[]): string[]
  gemeentenInRegio(riec: string, aantal: number): string[]
  gemeentenInProvincie(provincie: string, aantal: number): string[]
  waterschappen(aantal: number): string[]
}

/** Chooses who takes part in an activity. */
export function createDeelnemers(random: Random): Deelnemers {
  const among = (candidates: readonly IndelingRij[], aantal: number, eerst: readonly string[] = []) => {
    const chosen = new Set(eerst)
    const wanted = Math.min(aantal, candidates.length)
    const weights = candidates.map((one) => [one.id, Math.ceil((one.inwoners ?? 1000) / 1000)] as const)
    while (chosen.size < wanted) chosen.add(random.weighted(weights))
    return [...chosen]
  }
  return {
    gemeenten: (aantal, eerst) => among(gemeenten, aantal, eerst),
    gemeentenInRegio: (riec, aantal) =>
      among(
        gemeenten.filter(({ riec_id }) => riec_id === riec),
        aantal,
      ),
    gemeentenInProvincie: (provincie, aantal) =>
      among(
        gemeenten.filter(({ provincie_id }) => provincie_id === provincie),
        aantal,
      ),
    waterschappen: (aantal) => among(waterschappen, aantal),
  }
}
