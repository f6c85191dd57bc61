import type { Verslag } from '../../verslag.ts'

/** The whole report as data. */
export function makeJson(verslag: Verslag): string {
  return `${JSON.stringify(verslag, null, 2)}\n`
}
