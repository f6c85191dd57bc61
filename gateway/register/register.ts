import { LRUCache } from 'lru-cache'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Caller } from '../../schema/rights/caller.ts'
import { resolveBereik } from './bereik.ts'
import { limieten } from './limieten.ts'
import { readRegisterText } from './read-text.ts'

/** A token can ask for any part of an afnemer's scopes, so that there are more callers than afnemers. */
const rememberedCallers = 5_000

const bereik = z.union([z.literal('landelijk'), z.array(z.string()).min(1)])

const afnemerSchema = z
  .strictObject({
    naam: z.string().min(1),
    oin: z.string().regex(/^\d{20}$/, 'wanted 20 digits, in quotes'),
    binding: z.enum(['mtls', 'geen']).optional(),
    bereik,
    bereikStatistiek: bereik.optional(),
    functies: z
      .array(z.string().regex(/^[A-Z_]+$/))
      .min(1)
      .optional(),
    beperkingen: z.array(z.enum(['alleen-aangifte'])).default([]),
    scopes: z.array(z.string().regex(/^[a-z-]+:[a-z-]+$/, 'wanted a scope such as meldingen:lezen')).min(1),
    verwerkingsactiviteiten: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
    bijWeigering: z.enum(['nul', 'weiger']).default('nul'),
    limieten,
  })
  .transform((afnemer, context) => {
    try {
      const organisaties = resolveBereik(afnemer.bereik)
      return {
        ...afnemer,
        limieten: afnemer.limieten.limits,
        quotas: afnemer.limieten.quotas,
        organisaties,
        organisatiesStatistiek: afnemer.bereikStatistiek
          ? resolveBereik(afnemer.bereikStatistiek)
          : organisaties,
      }
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      return z.NEVER
    }
  })

const registerSchema = z.strictObject({
  afnemers: z.record(z.string().regex(/^[a-z0-9-]+$/), afnemerSchema),
})

export type Afnemer = z.infer<typeof afnemerSchema>

/** Who may ask, and what each may see at most. */
export interface Register {
  readonly afnemers: ReadonlyMap<string, Afnemer>
  /**
   * The caller that a token makes: the scopes that both the token and the register give, for a purpose that the
   * register knows. The same input gives the same object, so that caches can hang on it.
   *
   * @returns undefined for an afnemer that is not in the register.
   * @throws {UnknownDoel}
   */
  caller(afnemer: string, scopes: readonly string[], doel: string | undefined): Caller | undefined
}

/** The request names a verwerkingsactiviteit that the register does not give this afnemer. */
export class UnknownDoel extends Error {
  readonly known: readonly string[]

  constructor(known: readonly string[]) {
    super('Choosing the verwerkingsactiviteit: not one of this afnemer')
    this.name = 'UnknownDoel'
    this.known = known
  }
}

/**
 * Reads and checks the register.
 *
 * @throws naming the file, the line, what was found and what was wanted.
 */
export function readRegister(file: URL | string): Register {
  return parseRegister(readRegisterText(file), String(file))
}

export function parseRegister(text: string, name: string): Register {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number | undefined) => `${name}:${lines.linePos(offset ?? 0).line}`
  const broken = document.errors[0]
  if (broken) throw new Error(`Reading the register: ${at(broken.pos[0])}: ${broken.message}`)

  const parsed = registerSchema.safeParse(document.toJS())
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const known = [...path]
      let node = document.getIn(known, true)
      while (node === undefined && known.length > 0) {
        known.pop()
        node = document.getIn(known, true)
      }
      const offset = (node as { range?: [number] } | undefined)?.range?.[0]
      return `${at(offset)}: ${path.join('.')}: ${message}`
    })
    throw new Error(`Reading the register:\n${problems.join('\n')}`)
  }
  return createRegister(new Map(Object.entries(parsed.data.afnemers)))
}

function createRegister(afnemers: ReadonlyMap<string, Afnemer>): Register {
  const callers = new LRUCache<string, Caller>({ max: rememberedCallers })
  // The scopes of a token that was verified before are the same list.
  const ofScopes = new WeakMap<readonly string[], Map<string, Caller>>()

  function callerOf(id: string, scopes: readonly string[], doel: string | undefined): Caller | undefined {
    const afnemer = afnemers.get(id)
    if (!afnemer) return undefined
    const purpose = doel ?? afnemer.verwerkingsactiviteiten[0] ?? null
    if (purpose === null || !afnemer.verwerkingsactiviteiten.includes(purpose)) {
      throw new UnknownDoel(afnemer.verwerkingsactiviteiten)
    }
    const granted = afnemer.scopes.filter((scope) => scopes.includes(scope)).sort()
    const key = JSON.stringify([id, granted, purpose])
    const known = callers.get(key)
    if (known) return known
    const caller: Caller = {
      afnemer: id,
      naam: afnemer.naam,
      oin: afnemer.oin,
      scopes: granted,
      organisaties: afnemer.organisaties,
      organisatiesStatistiek: afnemer.organisatiesStatistiek,
      functies: afnemer.functies ?? 'ALLE',
      beperkingen: afnemer.beperkingen,
      doel: purpose,
      omvang: afnemer.limieten.omvang,
    }
    callers.set(key, caller)
    return caller
  }

  return {
    afnemers,
    caller(id, scopes, doel) {
      const question = `${id} ${doel ?? ''}`
      const known = ofScopes.get(scopes)?.get(question)
      if (known) return known
      const caller = callerOf(id, scopes, doel)
      if (caller) ofScopes.set(scopes, (ofScopes.get(scopes) ?? new Map()).set(question, caller))
      return caller
    },
  }
}
