import type { Session } from '../kit/database/session.ts'
import { connectionLoader } from '../kit/lists/loaders.ts'
import { type Connection, type PageArguments, toConnection } from '../kit/lists/page.ts'
import type { Lijst } from '../kit/lists/queries.ts'
import type { Verantwoording } from '../kit/lists/telling.ts'
import { type Given, isGiven, unfit } from '../kit/request/given.ts'
import { type GebiedVraag, gevraagdeIds } from './gevraagd.ts'
import { gebiedVraag, type Telbron, verantwoord } from './telbron.ts'

/** The arguments of a list field: which rows, in the words of the schema, and which page of them. */
export interface LijstArguments extends PageArguments {
  readonly filter?: Given<GebiedVraag>
  readonly peildatum?: Given<string>
}

/** Loads a kind of row as lists whose length is told where it may be. One instance per request. */
export function lijstLoaders<Tables, Row, Arguments extends LijstArguments>(
  session: Session<Tables>,
  bron: Telbron,
  lijst: Lijst<Tables, Row, Arguments>,
) {
  const of = async (vraag: GebiedVraag) => (await verantwoord(session, bron, vraag)).verantwoording

  async function judge({ filter, peildatum }: Arguments, ouder?: string): Promise<Verantwoording> {
    const vraag = { ...filter, peildatum: peildatum ?? filter?.peildatum }
    if (ouder === undefined || bron.openbaar === undefined) return of({ ...vraag, ouder })
    // What is listed belongs to no organisation: the filter asks who else takes part in it.
    const eigen = of({ ...vraag, organisatie: null, provincie: null, riec: null, ouder })
    const noemt = [vraag.organisatie, vraag.provincie, vraag.riec].some(isGiven)
    return noemt ? beide(await eigen, await of(vraag)) : eigen
  }
  const ofOrganisatie =
    lijst.ofOrganisaties &&
    connectionLoader(session, lijst.ofOrganisaties, (ouder, args) => judge(args, ouder))
  return {
    connection(args: Arguments): Connection<Row> {
      const asked = withOrganisaties(args, bron)
      return toConnection(() => session.read((db) => lijst.find(db, asked)), args, lijst.order(args), {
        aantal: () => session.read((db) => lijst.count(db, asked)),
        verantwoording: () => judge(args),
      })
    },
    ofOrganisatie(ouder: string, args: Arguments): Connection<Row> {
      if (!ofOrganisatie) throw new Error(`Listing ${bron.rijen} under an organisation: it has no such list`)
      return ofOrganisatie(ouder, withOrganisaties(args, bron))
    },
  }
}

/** What is in both of two: told where both can be, over whom the other asks, and complete on the days that both are. */
function beide(eigen: Verantwoording, anderen: Verantwoording): Verantwoording {
  const vanaf = [eigen.vanaf, anderen.vanaf].filter(isGiven).sort().at(-1) ?? null
  const bijgewerktTot = [eigen.bijgewerktTot, anderen.bijgewerktTot].filter(isGiven).sort()[0] ?? null
  const nietTeTellen = eigen.nietTeTellen ?? anderen.nietTeTellen
  const synthetisch = async () => (nietTeTellen ? null : eigen.synthetisch())
  return { ...anderen, nietTeTellen, vanaf, bijgewerktTot, synthetisch }
}

/**
 * The arguments as they are where they name no organisations; else with the ids that they come down to.
 *
 * @throws BAD_USER_INPUT when a list is asked on another indeling: its rows belong to the organisation of then.
 */
function withOrganisaties<Arguments extends LijstArguments>(args: Arguments, bron: Telbron): Arguments {
  const opIndeling = args.filter?.opIndeling
  if (isGiven(opIndeling))
    throw unfit('opIndeling', String(opIndeling), 'nothing here: only statistics have it')
  const organisaties = gevraagdeIds(gebiedVraag(bron, args.filter), bron.deelnemers)
  return organisaties ? { ...args, filter: { ...args.filter, organisaties } } : args
}
