/** The statuses of an aanvraag, in the order of the process; the last one can follow any that is still open. */
export const statussen = [
  'INGEDIEND',
  'GESPREK',
  'DREIGINGSANALYSE',
  'ADVIES',
  'TOETSING',
  'MAATREGELEN',
  'AFGEROND',
  'INGETROKKEN',
] as const

export type Status = (typeof statussen)[number]

/** A step that an aanvraag may take; from null is how it begins. */
export interface Overgang {
  readonly van: Status | null
  readonly naar: Status
}

/**
 * The state machine: every step that is allowed. `reference.ts` writes it to the database, which refuses any
 * other, so a step is added or taken away here and nowhere else.
 */
export const overgangen: readonly Overgang[] = [
  { van: null, naar: 'INGEDIEND' },
  { van: 'INGEDIEND', naar: 'GESPREK' },
  { van: 'INGEDIEND', naar: 'INGETROKKEN' },
  { van: 'GESPREK', naar: 'DREIGINGSANALYSE' },
  { van: 'GESPREK', naar: 'INGETROKKEN' },
  { van: 'DREIGINGSANALYSE', naar: 'ADVIES' },
  { van: 'DREIGINGSANALYSE', naar: 'INGETROKKEN' },
  { van: 'ADVIES', naar: 'TOETSING' },
  { van: 'ADVIES', naar: 'INGETROKKEN' },
  { van: 'TOETSING', naar: 'MAATREGELEN' },
  { van: 'TOETSING', naar: 'INGETROKKEN' },
  { van: 'MAATREGELEN', naar: 'AFGEROND' },
  { van: 'MAATREGELEN', naar: 'INGETROKKEN' },
]

/** The statuses of the waiting list: open, and no advice yet that the employer can carry out. */
export const wachtendeStatussen: readonly Status[] = [
  'INGEDIEND',
  'GESPREK',
  'DREIGINGSANALYSE',
  'ADVIES',
  'TOETSING',
]

/** Where an aanvraag can go from here, other than being withdrawn; null at the end of the process. */
export function volgende(status: Status | null): Status | null {
  return overgangen.find(({ van, naar }) => van === status && naar !== 'INGETROKKEN')?.naar ?? null
}
