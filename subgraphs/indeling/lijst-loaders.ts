import type { Session } from '../kit/database/session.ts'
import { connectionLoader } from '../kit/lists/loaders.ts'
import { type Connection, type PageArguments, toConnection } from '../kit/lists/page.ts'
import type { Lijst } from '../kit/lists/queries.ts'
import { holdKnown, type Verantwoording } from '../kit/lists/telling.ts'
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
  const judge = async ({ filter, peildatum }: Arguments, ouder?: string) => {
    const vraag = { ...filter, peildatum: peildatum ?? filter?.peildatum, ouder }
    const { verantwoording } = await verantwoord(session, bron, vraag)
    return verantwoording
  }
  const ofOrganisatie =
    lijst.ofOrganisaties &&
    connectionLoader(session, lijst.ofOrganisaties, (ouder, args) => judge(args, ouder))
  return {
    connection(args: Arguments): Connection<Row> {
      const asked = withOrganisaties(args, bron)
      const connection = toConnection(
        () => session.read((db) => lijst.find(db, asked)),
        args,
        lijst.order(args),
        { aantal: () => session.read((db) => lijst.count(db, asked)), verantwoording: () => judge(args) },
      )
      return ofKnownDay(connection, args, () => judge(args))
    },
    ofOrganisatie(ouder: string, args: Arguments): Connection<Row> {
      if (!ofOrganisatie) throw new Error(`Listing ${bron.rijen} under an organisation: it has no such list`)
      const connection = ofOrganisatie(ouder, withOrganisaties(args, bron))
      return ofKnownDay(connection, args, () => judge(args, ouder))
    },
  }
}

/** A list that stands for a day gives rows only where the source knows that day. */
export function ofKnownDay<Row>(
  connection: Connection<Row>,
  { peildatum }: LijstArguments,
  judge: () => Promise<Verantwoording>,
): Connection<Row> {
  if (!isGiven(peildatum)) return connection
  const hold = async () => holdKnown(`This list on ${peildatum}`, await judge())
  return {
    ...connection,
    edges: async () => hold().then(connection.edges),
    // Beside an error that says why, so that the length and its reason still come.
    pageInfo: async () => {
      const { nietTeTellen } = await judge()
      return nietTeTellen?.status === 'ONBEKEND' ? noPage : connection.pageInfo()
    },
  }
}

const noPage = {
  hasNextPage: false,
  hasPreviousPage: false,
  startCursor: () => null,
  endCursor: () => null,
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
