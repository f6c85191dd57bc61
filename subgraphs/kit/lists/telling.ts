/** A count as the schema's `Telling`: how to read it stands beside it. */
export interface Telling {
  readonly waarde: number | null
  readonly status: 'WAARDE' | 'ONDERDRUKT' | 'ONBEKEND' | 'NIET_VAN_TOEPASSING'
}

/** Every count on people leaves a subgraph through here: the one place where small counts can be withheld. */
export function telling(aantal: number): Telling {
  return { waarde: aantal, status: 'WAARDE' }
}

/** A count that the source does not know. */
export const onbekend: Telling = { waarde: null, status: 'ONBEKEND' }
