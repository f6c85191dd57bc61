import type { Cijferbestand } from './cijferbestand.ts'
import { say } from './taal/say.ts'
import type { Cijfer } from './verslag.ts'

/** What is no longer as a report says, a line each, in Dutch; empty when everything still is. */
export function changes(toen: Cijferbestand, nu: Cijferbestand): readonly string[] {
  const nieuweVragen = new Map(nu.vragen.map((vraag) => [vraag.id, vraag]))
  const oudeCijfers = new Map(toen.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const nieuweCijfers = new Map(nu.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  return [
    ...(toen.afnemer === nu.afnemer
      ? []
      : [`afnemer: het verslag is gemaakt als ${toen.afnemer}, nu is gevraagd als ${nu.afnemer}`]),
    ...toen.vragen.flatMap(({ id, document }) => {
      const nieuw = nieuweVragen.get(id)
      return nieuw !== undefined && nieuw.document !== document
        ? [`vraag ${id}: de vraag zelf is veranderd`]
        : []
    }),
    ...toen.cijfers.flatMap((cijfer) => {
      const nieuw = nieuweCijfers.get(cijfer.id)
      if (nieuw === undefined) return [`${cijfer.id} (${cijfer.naam}): was ${stand(cijfer)}, is er niet meer`]
      return stand(nieuw) === stand(cijfer)
        ? []
        : [`${cijfer.id} (${cijfer.naam}): was ${stand(cijfer)}, is nu ${stand(nieuw)}`]
    }),
    ...nu.cijfers.flatMap((cijfer) =>
      oudeCijfers.has(cijfer.id) ? [] : [`${cijfer.id} (${cijfer.naam}): is nieuw, ${stand(cijfer)}`],
    ),
  ]
}

/** The exact value, or why there is none. */
function stand(cijfer: Cijfer): string {
  const { waarde, reden } = cijfer
  return waarde === null ? `${say(cijfer)} (${reden ?? 'zonder reden'})` : say(cijfer)
}
