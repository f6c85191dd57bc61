import { leadsTo, type Path } from '../cijfers/place.ts'
import type { Vraag } from '../verslag.ts'

/** Scopes or policies; those in an inner list are needed together. */
export type Vereist = readonly (string | readonly string[])[]

/** One entry of an answer's `errors`. */
export interface AntwoordFout {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?:
    | {
        readonly code?: string | undefined
        /** Which scopes or policies would have opened a refused field. */
        readonly vereist?: Vereist | undefined
        /** The refused fields, where the hub refuses a question as a whole. */
        readonly velden?: readonly { readonly vereist: Vereist }[] | undefined
        /** Why a count, or a list that stands for a day, cannot be told; the code is its status then. */
        readonly reden?: string | undefined
        readonly bijgewerktTot?: string | undefined
        /** At how many places it is so, where there are more; of those the hub names the first. */
        readonly aantal?: number | undefined
        readonly plaatsen?: readonly Path[] | undefined
      }
    | undefined
}

/** What came of a question: an answer, whole or in part, or the reason why there is none. */
export interface Antwoord<T> {
  readonly vraag: Vraag
  readonly data: T | null
  readonly fouten: readonly AntwoordFout[]
  /** Why no answer came, in Dutch; `null` when one did. */
  readonly mislukt: string | null
}

/**
 * Whether an error says why there is nothing at a place. Of one that holds at more places than the hub names, those in
 * other rows count too: the same question is refused in each.
 */
export function explains({ path, extensions }: AntwoordFout, pad: Path): boolean {
  if (path === undefined) return false
  const plaatsen = extensions?.plaatsen ?? [path]
  if (plaatsen.some((plaats) => leadsTo(plaats, pad))) return true
  if ((extensions?.aantal ?? 1) <= plaatsen.length) return false
  return plaatsen.some((plaats) => leadsTo(withoutRows(plaats), withoutRows(pad)))
}

function withoutRows(pad: Path): Path {
  return pad.filter((stap) => typeof stap === 'string')
}

/** Whether the hub refused something, rather than failed to fetch it. */
export function isRefusal({ extensions }: AntwoordFout): boolean {
  return extensions?.code === 'UNAUTHORIZED_FIELD_OR_TYPE'
}
