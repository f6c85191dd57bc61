import { indeling, organisatieMet, riecs, voorgangersVan } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'

const soorten: Record<string, string> = {
  gemeenten: 'GEMEENTE',
  provincies: 'PROVINCIE',
  waterschappen: 'WATERSCHAP',
}

/**
 * A bereik as the register writes it → organisation ids, of all times: rows stand under the code that an organisation had
 * then. An organisation covers what went whole into it. What was split is covered by none of those that it was split over:
 * who has which part is not told by a row.
 *
 * @throws naming the part that is not an organisation, province or RIEC.
 */
export function resolveBereik(bereik: 'landelijk' | readonly string[]): Caller['organisaties'] {
  if (bereik === 'landelijk') return 'ALLE'
  return [...new Set(bereik.flatMap(resolvePart))].sort()
}

function resolvePart(part: string): string[] {
  const soort = Object.hasOwn(soorten, part) ? soorten[part] : undefined
  if (soort) return indeling.filter((rij) => rij.soort === soort).map(({ id }) => id)
  const [, kind, name] = /^([^:]*):(.*)$/.exec(part) ?? []
  if (name !== undefined) return membersOf(part, kind, name)
  if (organisatieMet(part)) return [part, ...voorgangersVan(part)]
  throw new Error(
    `"${part}" is no organisation; wanted an id such as gm0344, pv30 or ws0652, gemeenten, provincies, ` +
      'waterschappen, provincie:pv30 or riec:limburg',
  )
}

/** The gemeenten of a province or of a RIEC, those that ended too. */
function membersOf(part: string, kind: string | undefined, name: string): string[] {
  if (kind === 'provincie' && organisatieMet(name)?.soort === 'PROVINCIE') {
    return indeling.filter((rij) => rij.soort === 'GEMEENTE' && rij.provincie_id === name).map(({ id }) => id)
  }
  if (kind === 'riec' && riecs.some(({ id }) => id === `riec-${name}`)) {
    return indeling.filter(({ riec_id }) => riec_id === `riec-${name}`).map(({ id }) => id)
  }
  throw new Error(
    `"${part}" is not known; wanted provincie:pv20 to provincie:pv31, or riec: with a name of riecs.csv`,
  )
}
