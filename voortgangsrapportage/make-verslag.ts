import { Cijferboek } from './cijfers/cijferboek.ts'
import { askBijgewerkt } from './hoofdstukken/bijgewerkt.ts'
import { meldingen } from './hoofdstukken/meldingen.ts'
import { middelen } from './hoofdstukken/middelen.ts'
import { onlineIntimidatie } from './hoofdstukken/online-intimidatie.ts'
import { organisaties } from './hoofdstukken/organisaties.ts'
import { otwb } from './hoofdstukken/otwb/otwb.ts'
import { hoofdstuk, type Inhoud, type Opdracht } from './hoofdstukken/sectie.ts'
import { toenEnNu } from './hoofdstukken/toen-en-nu.ts'
import { toezeggingen } from './hoofdstukken/toezeggingen.ts'
import { veiligWonen } from './hoofdstukken/veilig-wonen/veilig-wonen.ts'
import { zichtOp } from './hoofdstukken/zicht-op/zicht-op.ts'
import { askAfnemer } from './hub/afnemer.ts'
import { GeenVerslag } from './hub/geen-verslag.ts'
import { createHubClient } from './hub/hub-client.ts'
import { samenvatting } from './samenvatting.ts'
import type { Verslag, Vraag } from './verslag.ts'

export interface VerslagOptions {
  /** The day the figures are about. */
  readonly peildatum: string
  /** Where the hub is. */
  readonly url: string
  readonly token: string
  /** Whether that is the embedded hub, whose address means nothing afterwards. */
  readonly ingebed?: boolean
  readonly onVraag?: (naam: string, vraag: Vraag) => void
}

/** The chapters in the order of the letter of 14 May 2024, then money, promises, and then and now. */
const hoofdstukken: readonly ((opdracht: Opdracht) => Promise<Inhoud>)[] = [
  veiligWonen,
  onlineIntimidatie,
  otwb,
  meldingen,
  organisaties,
  zichtOp,
  middelen,
  toezeggingen,
]

/**
 * Asks the hub everything that the report needs, and writes it out. A source that fails takes its own chapter only.
 *
 * @throws {GeenVerslag} when not a single figure came.
 */
export async function makeVerslag(options: VerslagOptions): Promise<Verslag> {
  const { peildatum, url, token, ingebed = false, onVraag } = options
  const gemaaktOp = new Date().toISOString()
  const vragen: Vraag[] = []
  const hub = createHubClient({
    url,
    token,
    onVraag(naam, vraag) {
      vragen.push(vraag)
      onVraag?.(naam, vraag)
    },
  })
  const { afnemer, brieven } = await askAfnemer(hub, peildatum)
  const bijgewerkt = await askBijgewerkt(hub)
  const boeken = hoofdstukken.map(() => new Cijferboek(peildatum))
  const inhoud = await Promise.all(
    hoofdstukken.map((maak, index) =>
      maak({ hub, peildatum, brieven, bijgewerkt, boek: boeken[index] ?? new Cijferboek(peildatum) }),
    ),
  )
  const eerder = boeken.flatMap(({ cijfers }) => cijfers)
  const laatste = new Cijferboek(peildatum)
  inhoud.push(
    await toenEnNu(
      { hub, peildatum, brieven, bijgewerkt, boek: laatste },
      new Map(eerder.map((cijfer) => [cijfer.id, cijfer])),
    ),
  )
  const cijfers = [...eerder, ...laatste.cijfers]
  if (!cijfers.some(({ status }) => status === 'WAARDE')) {
    throw new GeenVerslag(`Er is geen verslag: geen enkel cijfer kwam. ${cijfers[0]?.reden ?? ''}`)
  }
  const genummerd = inhoud.map((een, index) => hoofdstuk(een, index + 1, (boeken[index] ?? laatste).cijfers))
  return {
    titel: 'Voortgangsrapportage weerbaar bestuur en zicht op ondermijning',
    peildatum,
    gemaaktOp,
    afnemer: afnemer.naam,
    hub: ingebed === true ? null : url,
    vorige: null,
    samenvatting: samenvatting({
      afnemer,
      inhoud,
      hoofdstukken: genummerd,
      cijfers: boeken.map((boek) => boek.cijfers),
    }),
    hoofdstukken: genummerd,
    cijfers,
    vragen: vragen.toSorted((a, b) => a.id.localeCompare(b.id)),
  }
}
