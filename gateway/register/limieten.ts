import { z } from 'zod'
import { type QuotaName, type Quotas, quotaNames, quotas } from '../fairness/quotas.ts'
import { afnemerLimits, type LimitName, type LimitValues, limitNames, limits } from '../limits/limits.ts'

type Given = Partial<Record<LimitName | QuotaName, number | undefined>>

const most = { ...limits, ...quotas }

const given = z.strictObject(
  Object.fromEntries(
    [...limitNames, ...quotaNames].map((name) => [
      name,
      z.number().int().min(1).max(most[name].hoogstens).optional(),
    ]),
  ),
) as z.ZodType<Given>

/** What an afnemer may ask at once, and in time. */
export interface Limieten {
  /** Those that the register gives, and the defaults for the rest. */
  readonly limits: LimitValues
  /** Those that the register gives; the hub has the defaults. */
  readonly quotas: Partial<Quotas>
}

/** An afnemer's `limieten`. */
export const limieten = given.default({}).transform(
  (some): Limieten => ({
    limits: { ...afnemerLimits, ...written(some, limitNames) },
    quotas: written(some, quotaNames),
  }),
)

function written<Name extends keyof Given>(
  some: Given,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const given = names.flatMap((name) => (some[name] === undefined ? [] : [[name, some[name]]]))
  return Object.fromEntries(given) as Partial<Record<Name, number>>
}
