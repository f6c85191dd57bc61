import { z } from 'zod'

/**
 * Who asks, and what may they: made by authentication, read by the gateway's decision, and carried to each
 * subgraph in the signed assertion. `ALLE` means no limit; an empty list means nothing.
 */
const limitedTo = (pattern: RegExp) =>
  z.union([z.literal('ALLE'), z.array(z.string().regex(pattern)).readonly()])

const organisatieIds = limitedTo(/^(gm\d{4}|pv\d{2}|ws\d{4})$/)

export const callerSchema = z
  .object({
    /** Id in the register of afnemers; null for a caller without a token. */
    afnemer: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .nullable(),
    naam: z.string(),
    /** Organisatie-identificatienummer, 20 digits; null for a caller without a token. */
    oin: z
      .string()
      .regex(/^\d{20}$/)
      .nullable(),
    scopes: z.array(z.string().regex(/^[a-z-]+:[a-z-]+$/)).readonly(),
    /** Organisations whose own rows the caller sees, as ids: `gm0344`. */
    organisaties: organisatieIds,
    /** Organisations that the caller's statistics may count. */
    organisatiesStatistiek: organisatieIds,
    /** Office holders whose rows the caller sees. */
    functies: limitedTo(/^[A-Z_]+$/),
    /** Restrictions on rows that hold on top of bereik and functies, e.g. `alleen-aangifte`. */
    beperkingen: z.array(z.string().regex(/^[a-z-]+$/)).readonly(),
    /** The purpose of this request (verwerkingsactiviteit); null for a caller without a token. */
    doel: z
      .string()
      .regex(/^[a-z-]+$/)
      .nullable(),
    /** How many bytes an answer of a source may have for it; as many as the source gives anyone, where it is absent. */
    omvang: z.number().int().positive().optional(),
  })
  .readonly()

export type Caller = z.infer<typeof callerSchema>

/** How many bytes an answer may have for a caller without a token. */
export const anonymousOmvang = 1_000_000

/** A caller without a token: sees what is `openbaar`, and no rows of organisations or persons. */
export const anonymous: Caller = {
  afnemer: null,
  naam: 'zonder token',
  oin: null,
  scopes: [],
  organisaties: [],
  organisatiesStatistiek: [],
  functies: [],
  beperkingen: [],
  doel: null,
  omvang: anonymousOmvang,
}

/** Two callers with the same key may see the same things: the key of every cache that depends on rights. */
export function rightsKey(caller: Caller): string {
  let key = rightsKeys.get(caller)
  if (key === undefined) {
    key = JSON.stringify([
      caller.afnemer,
      [...caller.scopes].sort(),
      caller.organisaties,
      caller.organisatiesStatistiek,
      caller.functies,
      caller.beperkingen,
      caller.doel,
    ])
    rightsKeys.set(caller, key)
  }
  return key
}

const rightsKeys = new WeakMap<Caller, string>()
