import type { ErrorCode } from '../errors.ts'

/** What of an error of a source goes into the answer. */
export interface Told {
  readonly code: ErrorCode
  readonly extensions: readonly string[]
}

/**
 * What a source may say of what is not in the answer, by its code, with the extensions that go along: the caller's own
 * mistake, and why a number cannot be told. The values are words of a schema and bounds, never those of a row.
 */
const told: Partial<Record<string, Told>> = {
  BAD_USER_INPUT: { code: 'BAD_USER_INPUT', extensions: ['argument', 'wanted', 'min', 'max'] },
  LIMIT_EXCEEDED: { code: 'LIMIT_EXCEEDED', extensions: ['limiet', 'waarde', 'toegestaan'] },
  NIET_VAN_TOEPASSING: { code: 'NIET_VAN_TOEPASSING', extensions: ['reden', 'vanaf', 'bijgewerktTot'] },
  ONBEKEND: { code: 'ONBEKEND', extensions: ['reden', 'vanaf', 'bijgewerktTot'] },
  ONDERDRUKT: { code: 'ONDERDRUKT', extensions: ['reden'] },
}

/** Undefined for what is a failure of the source, of which nobody is told more than that it happened. */
export function toldBySource(code: unknown): Told | undefined {
  return typeof code === 'string' && Object.hasOwn(told, code) ? told[code] : undefined
}
