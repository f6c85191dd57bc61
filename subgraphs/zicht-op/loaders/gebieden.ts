import type { Session } from '../../kit/database/session.ts'
import { knownCode } from '../../kit/lists/known-code.ts'
import { connectionLoader, rowLoader } from '../../kit/lists/loaders.ts'
import { type Connection, toConnection } from '../../kit/lists/page.ts'
import { openbareVerantwoording } from '../../kit/lists/telling.ts'
import { type Given, isGiven } from '../../kit/request/given.ts'
import { contradiction } from '../../kit/request/together.ts'
import * as codes from '../codes.ts'
import * as gebieden from '../store/gebieden.ts'
import type { GebiedRij, Tables } from '../tables.ts'
import { niveaus } from './samen.ts'

export type GebiedLoaders = ReturnType<typeof gebiedLoaders>

/** Areas: all of them are there, and each says whether it is synthetic. */
export function gebiedLoaders(session: Session<Tables>) {
  const gebiedByCode = rowLoader(session, gebieden.findGebiedenByCodes, (row) => row.code)
  const knownGebied = (argument: string, value: Given<string>) =>
    knownCode(codes.gebieden, gebiedByCode, argument, value)
  const synthetischOnder = rowLoader(session, gebieden.findSynthetischOnderliggend, (row) => row.code)
  return {
    knownGebied,
    gebiedByCode,
    gebiedOfOrganisatie: rowLoader(session, gebieden.findGebiedenByOrganisaties, (row) => row.organisatie_id),
    async gebieden(args: gebieden.GebiedenArguments): Promise<Connection<GebiedRij>> {
      const asked = { ...args, bovenliggend: await knownGebied('bovenliggend', args.bovenliggend) }
      if (isGiven(asked.bovenliggend) && isGiven(asked.niveau)) {
        const boven = await gebiedByCode.load(asked.bovenliggend)
        const eronder = boven === null ? undefined : niveaus[niveaus.indexOf(boven.niveau) + 1]
        if (asked.niveau !== eronder) throw contradiction(['niveau', 'bovenliggend'], 'area')
      }
      return toConnection(
        () => session.read((db) => gebieden.findGebieden(db, asked)),
        args,
        gebieden.opNaam,
        {
          aantal: () => session.read((db) => gebieden.countGebieden(db, asked)),
          verantwoording: async () =>
            openbareVerantwoording({
              synthetisch: () => session.read((db) => gebieden.findSynthetisch(db, asked)),
            }),
        },
      )
    },
    onderliggend: connectionLoader(session, gebieden.onderliggend, async (code) =>
      openbareVerantwoording({ synthetisch: async () => (await synthetischOnder.load(code)) !== null }),
    ),
  }
}
