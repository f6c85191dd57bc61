import { type GemeenteData, gemeenteById, gemeenten } from './data.ts'
import type { QueryName } from './queries.ts'

/** What each query must give, by hand from the data. */
export const expectedData: Readonly<
  Record<QueryName, (variables: Readonly<Record<string, string | number>>) => unknown>
> = {
  small({ id }) {
    const found = gemeenteById(String(id))
    return { gemeente: found ? { id: found.id, naam: found.naam, inwoners: found.inwoners } : null }
  },
  typical({ id }) {
    const found = gemeenteById(String(id))
    return { gemeente: found ? overFiveSources(found) : null }
  },
  heavy({ vanaf }) {
    return { gemeenten: gemeenten.slice(Number(vanaf), Number(vanaf) + 50).map(overFiveSources) }
  },
}

function overFiveSources(gemeente: GemeenteData): GemeenteData {
  const { id, code, naam, inwoners, provincie, riec } = gemeente
  return {
    id,
    code,
    naam,
    inwoners,
    provincie,
    riec,
    meldingen: gemeente.meldingen.slice(0, 12),
    aanvragen: gemeente.aanvragen.slice(0, 6),
    sessies: gemeente.sessies.slice(0, 6),
    indicatoren: gemeente.indicatoren.slice(0, 8),
  }
}
