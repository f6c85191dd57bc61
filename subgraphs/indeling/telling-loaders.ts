import type { Kysely } from 'kysely'
import type { Session } from '../kit/database/session.ts'
import type { OfParent } from '../kit/lists/by-keys.ts'
import { listLoader, perArguments } from '../kit/lists/loaders.ts'
import type { Tijdvak } from '../kit/lists/periode.ts'
import { type Geteld, geteld } from '../kit/lists/tellen.ts'
import type { Given } from '../kit/request/given.ts'
import type { GebiedVraag } from './gevraagd.ts'
import { type Telbron, verantwoord } from './telbron.ts'

/** A question for counts: its filter in the words of the schema, and whatever else it asks. */
export interface Telvraag {
  readonly filter?: Given<GebiedVraag>
  readonly peildatum?: Given<string>
}

/** The same with the organisations that the filter comes down to, as a store takes it. */
export type MetOrganisaties<Vraag extends Telvraag> = Vraag & {
  readonly filter: Vraag['filter'] & { readonly organisaties?: readonly string[] | null }
}

/**
 * Counts as a store does them: in one statement, of the whole or, with organisations given, of each apart.
 */
export type CountRows<Tables, Vraag extends Telvraag, Rij> = (
  db: Kysely<Tables>,
  vraag: MetOrganisaties<Vraag>,
  perOrganisatie?: readonly string[],
) => Promise<readonly Rij[]>

/** Loads the counts of one statistic, for the whole and under organisations. One instance per request. */
export function tellingLoaders<
  Tables,
  Vraag extends Telvraag,
  Rij extends OfParent & { readonly totaal: boolean },
>(session: Session<Tables>, bron: Telbron, count: CountRows<Tables, Vraag, Rij>) {
  const byOrganisatie = perArguments((vraag: MetOrganisaties<Vraag>) =>
    listLoader<Tables, Rij>(session, (db, ids) => count(db, vraag, ids)),
  )

  /** @param ouder the organisation under which it is asked. */
  async function tel(vraag: Vraag, ouder?: string): Promise<Geteld<Rij>> {
    const asked = { ...vraag.filter, peildatum: vraag.peildatum ?? vraag.filter?.peildatum, ouder }
    const { verantwoording, organisaties, tijdvak } = await verantwoord(session, bron, asked)
    // On another indeling an organisation can count rows of more than one: a question for itself.
    if (ouder !== undefined && organisaties?.length === 1) {
      return geteld(verantwoording, () => byOrganisatie(withOrganisaties(vraag, null, tijdvak)).load(ouder))
    }
    return geteld(verantwoording, () =>
      session.read((db) => count(db, withOrganisaties(vraag, organisaties, tijdvak))),
    )
  }
  return {
    geheel: (vraag: Vraag) => tel(vraag),
    ofOrganisatie: (ouder: string, vraag: Vraag) => tel(vraag, ouder),
  }
}

/** A question without begin or end is counted over the days of which the source is complete, as its answer says. */
function withOrganisaties<Vraag extends Telvraag>(
  vraag: Vraag,
  organisaties: readonly string[] | null,
  tijdvak: Tijdvak,
): MetOrganisaties<Vraag> {
  return { ...vraag, filter: { ...vraag.filter, organisaties, ...tijdvak } }
}
