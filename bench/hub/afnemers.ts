import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { geldigOp } from '../../schema/indeling/indeling.ts'

/** Who asks in `npm run bench:data`. */
export interface Afnemers {
  /** The register with these afnemers in it, as text. */
  readonly register: string
  /** Gemeenten, each an afnemer that sees what is its own: afnemer by organisatie. */
  readonly gemeenten: ReadonlyMap<string, string>
  /** One that sees of all of them what each sees of itself. */
  readonly alle: string
}

/** The register of the project, and beside it so many gemeenten with the rights that gemeente Utrecht has. */
export function afnemersOf(aantal: number): Afnemers {
  const text = readFileSync(new URL('../../schema/afnemers.yaml', import.meta.url), 'utf8')
  const { afnemers } = parse(text) as { afnemers: Record<string, object> }
  const utrecht = afnemers['gemeente-utrecht']
  const gemeenten = geldigOp('2024-01-01').filter(({ soort }) => soort === 'GEMEENTE')
  // Large and small ones from all over the country.
  const apart = Math.floor(gemeenten.length / aantal)
  const gekozen = Array.from({ length: aantal }, (_, at) => gemeenten[at * apart]?.id ?? '')
  const own = gekozen.map((id) => [`gemeente-${id}`, { ...utrecht, bereik: [id] }] as const)
  const register = {
    afnemers: { ...afnemers, ...Object.fromEntries(own), alle: { ...utrecht, bereik: gekozen } },
  }
  return {
    register: JSON.stringify(register),
    gemeenten: new Map(gekozen.map((id) => [id, `gemeente-${id}`])),
    alle: 'alle',
  }
}
