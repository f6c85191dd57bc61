import { branches } from '../reference/branches.ts'
import { alleBranches } from '../tables.ts'

/** One indicator, in one branche if it is split: what its synthetic values look like. */
export interface Reeks {
  readonly indicator: string
  readonly branche: string
  /** Around what the gemeenten lie in 2021. */
  readonly midden: number
  /** How far they lie apart: the standard deviation of the logarithm. */
  readonly spreiding: number
  /** By what the values change in a year: `1.02` is 2 % more. */
  readonly groei: number
  /** Highest value possible, such as 100 %. */
  readonly plafond: number
}

const reeks = (
  indicator: string,
  midden: number,
  spreiding: number,
  groei: number,
  plafond = Number.POSITIVE_INFINITY,
): Reeks => ({ indicator, branche: alleBranches, midden, spreiding, groei, plafond })

/** Middle per branche, in the order of their codes. */
const perBranche = (
  indicator: string,
  middens: readonly number[],
  spreiding: number,
  groei: number,
): Reeks[] =>
  branches
    .filter(({ code }) => code !== alleBranches)
    .map(({ code }, index) => ({
      ...reeks(indicator, middens[index] ?? 1, spreiding, groei),
      branche: code,
    }))

export const reeksen: readonly Reeks[] = [
  reeks('drugspanden', 3.2, 0.5, 0.97),
  reeks('drugspanden-huur', 48, 0.25, 1.01, 100),
  reeks('veroordelingen-opiumwet', 4.1, 0.4, 0.98),
  reeks('lage-inkomens', 7.4, 0.35, 0.95, 60),
  reeks('particuliere-verhuur', 11.5, 0.35, 1.03, 80),
  reeks('meervoudig-woningbezit', 5.2, 0.4, 1.02, 60),
  reeks('snelle-doorverkoop', 2.1, 0.45, 0.94, 50),
  reeks('ongebruikelijke-verkoopprijs', 6.3, 0.35, 1.04, 70),
  reeks('recreatiewoningen', 9.5, 0.5, 1.01, 900),
  reeks('bewoning-vakantieparken', 18, 0.45, 1.03, 90),
  reeks('pgb-budgethouders', 6.8, 0.35, 0.96),
  reeks('zorgaanbieders-zonder-personeel', 37, 0.25, 1.02, 95),
  ...perBranche('branches-vestigingen', [14, 22, 5.5, 7.8, 1.9, 26], 0.3, 1.01),
  ...perBranche('branches-omzet', [1850, 410, 265, 320, 1240, 96], 0.3, 1.04),
]
