import type { IndelingRij, OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { Session } from '../kit/database/session.ts'
import type { Tijdvak } from '../kit/lists/periode.ts'
import { type Deel, nietTeTellen, type Verantwoording } from '../kit/lists/telling.ts'
import type { Given } from '../kit/request/given.ts'
import type { Asks } from '../kit/request/together.ts'
import { type GebiedVraag, gevraagd } from './gevraagd.ts'
import { leveringenOf } from './leveringen.ts'
import { type GeteldeOrganisatie, type Reikwijdte, reikwijdteVan, type Telbereik } from './reikwijdte.ts'
import { bevatSynthetisch } from './synthetisch.ts'

type Tafel = `${string}.${string}`

/** Rows that are listed or counted: where they are, and by what a caller's rights limit them. */
export interface Telbron {
  /** The table or view, with its schema: `meldingen.melding_statistiek`. It tells of each row whether it is synthetic. */
  readonly rijen: Tafel | readonly [Tafel, ...Tafel[]]
  /** Statistics count over a bereik of their own; a list holds what the caller may read. */
  readonly bereik: 'organisaties' | 'organisatiesStatistiek'
  /** The kinds of organisation that take part. */
  readonly deelnemers: Telbereik['deelnemers']
  /** The field of its filters that asks a kind of organisation; null where none does. */
  readonly soortVeld: 'soort' | 'soortOrganisatie' | null
  /** Whether rows belong to an office holder, so that the caller's functies limit them. */
  readonly naarFunctie: boolean
  /** The offices whose holders have rows, where not all do. */
  readonly functies?: readonly string[]
  /**
   * Whether a row can be dated after the end of its organisation, since what was begun there goes on: a maatregel that
   * is carried out when the gemeente of its aanvraag has gone.
   */
  readonly looptDoor?: boolean
  /**
   * Of its filters, whether one asks only what is still to come: that is known as far as it is planned, past the day until
   * which the source is complete.
   */
  readonly komtNog?: (filter: object) => boolean
  /**
   * The table of what is listed where a question names no organisation, because it belongs to none: an activity, which
   * organisations take part in. All of it may then be counted, whatever the bereik.
   */
  readonly openbaar?: Tafel
  /** What further fields of its filters ask of an organisation: a session of Provinciale Staten is of a province. */
  readonly eisen?: (filter: object) => readonly Asks<IndelingRij>[]
  /** Refuses fields of its filters that contradict each other in something else. */
  readonly hold?: (filter: object) => void
  /** Of a restriction in the register, by its name: whether it hides all that a question asks. */
  readonly beperkingen?: Readonly<Record<string, (vraag: object) => boolean>>
}

/** What a question may count, and whose rows a statement is to select for it. */
export interface Verantwoord {
  readonly verantwoording: Verantwoording
  /** By id; null where the question names none, and the policies alone limit it. */
  readonly organisaties: readonly string[] | null
  /** The organisations that are counted, each with those whose rows count for it. */
  readonly geteld: readonly GeteldeOrganisatie[]
  /** The days that a count is to be over. */
  readonly tijdvak: Tijdvak
}

/**
 * A filter as a question about organisations.
 *
 * @throws BAD_USER_INPUT for fields that contradict each other.
 */
export function gebiedVraag(bron: Telbron, filter: Given<GebiedVraag>): GebiedVraag {
  const { soortVeld, looptDoor = false } = bron
  const asked: GebiedVraag & { readonly soort?: unknown } = filter ?? {}
  // The schema says that the field holds a kind.
  const soortOrganisatie = soortVeld === null ? null : (asked[soortVeld] as Given<OrganisatieSoort>)
  bron.hold?.(asked)
  const komtNog = bron.komtNog?.(asked) ?? false
  return { ...asked, soortOrganisatie, looptDoor, komtNog, soortVeld, eisen: bron.eisen?.(asked) ?? [] }
}

/** Judges a caller's question to a source, before anything of it is read. */
export async function verantwoord<Tables>(
  session: Session<Tables>,
  bron: Telbron,
  asked: Given<GebiedVraag>,
): Promise<Verantwoord> {
  const { caller } = session
  const vraag = gebiedVraag(bron, asked)
  const openbaar = bron.openbaar !== undefined && !gevraagd(vraag, bron.deelnemers).genoemd
  const tafels = tafelsVan(bron, openbaar)
  const [databaseSchema = ''] = (tafels[0] ?? '').split('.')
  const bereik: Telbereik = {
    organisaties: openbaar ? 'ALLE' : caller[bron.bereik],
    functies: bron.naarFunctie ? caller.functies : 'ALLE',
    deelnemers: bron.deelnemers,
    deelnemendeFuncties: bron.functies ?? 'ALLE',
    beperkingen: caller.beperkingen.filter((naam) => Object.hasOwn(bron.beperkingen ?? {}, naam)),
  }
  const reikwijdte = reikwijdteVan(vraag, bereik, await leveringenOf(session, databaseSchema))
  const beperkt = bereik.beperkingen.some((naam) => bron.beperkingen?.[naam]?.(asked ?? {}) === true)
  const niet = reikwijdte.nietTeTellen ?? (beperkt ? nietTeTellen('BUITEN_BEPERKING') : null)
  const { geheel, geteld, onvolledig, telbaar, tijdvak } = reikwijdte
  const organisaties = onvolledig && !openbaar ? telbaar : reikwijdte.gevraagd
  let synthetisch: Promise<boolean> | undefined
  return {
    organisaties,
    geteld,
    tijdvak,
    verantwoording: {
      nietTeTellen: niet,
      ...geheel,
      ...(openbaar ? { dekking: null } : {}),
      // The same for the whole and each of its cells.
      synthetisch: async () => {
        if (niet) return null
        synthetisch ??= bevatSynthetisch(session, tafels, organisaties)
        return synthetisch
      },
      deel: delenVan(reikwijdte),
    },
  }
}

/** The tables whose rows are counted. */
function tafelsVan({ rijen, openbaar }: Telbron, isOpenbaar: boolean): readonly Tafel[] {
  if (isOpenbaar && openbaar !== undefined) return [openbaar]
  return typeof rijen === 'string' ? [rijen] : rijen
}

/** A cell of a province, RIEC or kind covers the organisations of it; any other cell all that is counted. */
function delenVan({ geheel, deelVan }: Reikwijdte): Verantwoording['deel'] {
  const known = new Map<string, Deel>()
  const is = (cel: unknown, own: unknown) => cel === undefined || cel === own
  return (kenmerken) => {
    const { provincie_id, riec_id, organisatie_soort } = kenmerken as Readonly<Record<string, unknown>>
    const which = [provincie_id, riec_id, organisatie_soort]
    if (which.every((one) => one === undefined)) return geheel
    // Cells of many periods are of one and the same part.
    const key = JSON.stringify(which.map((one) => (one === undefined ? [] : [one])))
    let deel = known.get(key)
    if (!deel) {
      deel = deelVan(
        (one) =>
          is(provincie_id, one.provincie_id) && is(riec_id, one.riec_id) && is(organisatie_soort, one.soort),
      )
      known.set(key, deel)
    }
    return deel
  }
}
