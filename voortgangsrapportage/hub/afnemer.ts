import { type Brieven, brievenOp } from '../brieven.ts'
import { dag } from '../taal/datums.ts'
import { WieDocument } from '../vragen/documenten.ts'
import { GeenVerslag } from './geen-verslag.ts'
import type { HubClient } from './hub-client.ts'

/** As whom the hub is asked. */
export interface Afnemer {
  readonly naam: string
  /** Whether its statistics count over the whole country. */
  readonly landelijk: boolean
}

/** The first answer of every report: who asks, and what letters there are to report from. */
export interface Aanvang {
  readonly afnemer: Afnemer
  readonly brieven: Brieven
}

/**
 * Who asks, and whether there is anything to tell about a day: the first question of every report.
 *
 * @throws {GeenVerslag} when the hub does not answer, or knows nothing of so early a day.
 */
export async function askAfnemer(hub: HubClient, peildatum: string): Promise<Aanvang> {
  const { data, fouten, mislukt } = await hub.vraag(WieDocument, {})
  if (data === null)
    throw new GeenVerslag(
      `Er is geen verslag: ${mislukt ?? fouten[0]?.message ?? 'de hub gaf geen antwoord'}.`,
    )
  const begin = data.brieven?.map(({ vroegsteDatum }) => vroegsteDatum).sort()[0]
  if (begin !== undefined && peildatum < begin) {
    throw new GeenVerslag(
      `De peildatum ${peildatum} ligt vóór de gegevens: het programma begint in de hub op ${dag(begin)} (${begin}).`,
    )
  }
  return {
    afnemer: {
      naam: data.ik?.naam ?? 'onbekende afnemer',
      landelijk: data.ik?.bereikStatistiek?.landelijk ?? false,
    },
    brieven: brievenOp(data.brieven, peildatum),
  }
}
