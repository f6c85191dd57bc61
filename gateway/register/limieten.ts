import { z } from 'zod'
import { afnemerLimits, type LimitName, type LimitValues, limitNames, limits } from '../limits/limits.ts'

type Given = Partial<Record<LimitName, number | undefined>>

const given = z.strictObject(
  Object.fromEntries(
    limitNames.map((name) => [name, z.number().int().min(1).max(limits[name].hoogstens).optional()]),
  ),
) as z.ZodType<Given>

/** An afnemer's `limieten`: those that the register gives, and the defaults for the rest. */
export const limieten = given.default({}).transform((some): LimitValues => {
  const written = Object.entries(some).filter(([, value]) => value !== undefined)
  return { ...afnemerLimits, ...Object.fromEntries(written) }
})
