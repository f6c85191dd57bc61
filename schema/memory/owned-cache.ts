import { LRUCache } from 'lru-cache'

export interface OwnedCacheOptions {
  /** How much all entries together may hold. */
  readonly bytes: number
  /** How many entries one owner may have (default 2,000). */
  readonly entries?: number
}

interface Entry<Value> {
  readonly value: Value
  bytes: number
}

/** What one owner remembers. */
interface Part<Value> {
  readonly entries: LRUCache<string, Entry<Value>>
  bytes: number
}

/** What an entry costs besides its value: the lists in which it stands. */
const overhead = 200

/**
 * A cache that several owners fill, in which none can push out what another has: each has entries of its own, and
 * where all hold too much, whoever holds most gives up what it has not used for longest. So an owner that holds no more
 * than an equal part of the whole keeps all it has, whatever the others ask. The same value is kept once for each owner:
 * none can tell by the time that an answer takes what another asked.
 */
export class OwnedCache<Value> {
  readonly #most: number
  readonly #entries: number
  readonly #parts = new Map<string | null, Part<Value>>()
  #bytes = 0

  constructor({ bytes, entries = 2_000 }: OwnedCacheOptions) {
    this.#most = bytes
    this.#entries = entries
  }

  /** How much is held, by all together or by one owner. */
  bytes(owner?: string | null): number {
    return owner === undefined ? this.#bytes : (this.#parts.get(owner)?.bytes ?? 0)
  }

  get(owner: string | null, key: string): Value | undefined {
    return this.#parts.get(owner)?.entries.get(key)?.value
  }

  /**
   * Remembers a value; one that would take over half of the whole is not remembered.
   *
   * @param bytes about how much it holds, the key included.
   */
  set(owner: string | null, key: string, value: Value, bytes: number): void {
    const part = this.#parts.get(owner) ?? this.#add(owner)
    part.entries.delete(key)
    if (bytes > this.#most / 2) return
    part.entries.set(key, { value, bytes: bytes + overhead })
    this.#count(part, bytes + overhead)
    this.#shrink()
  }

  /** Counts what a value that is held came to hold more. */
  grow(owner: string | null, key: string, bytes: number): void {
    const part = this.#parts.get(owner)
    const entry = part?.entries.peek(key)
    if (!part || !entry) return
    entry.bytes += bytes
    this.#count(part, bytes)
    this.#shrink()
  }

  delete(owner: string | null, key: string): void {
    this.#parts.get(owner)?.entries.delete(key)
  }

  /** What is remembered: of each owner the last used, then of each the one before, and so on. */
  entries(): (readonly [key: string, value: Value])[] {
    const ofOwners = [...this.#parts.values()].map(({ entries }) => [...entries.entries()])
    const rounds = Math.max(0, ...ofOwners.map(({ length }) => length))
    return Array.from({ length: rounds }, (_, round) => ofOwners.map((own) => own[round]))
      .flat()
      .filter((entry) => entry !== undefined)
      .map(([key, { value }]) => [key, value] as const)
  }

  #add(owner: string | null): Part<Value> {
    const part: Part<Value> = {
      bytes: 0,
      entries: new LRUCache({
        max: this.#entries,
        dispose: ({ bytes }) => this.#count(part, -bytes),
      }),
    }
    this.#parts.set(owner, part)
    return part
  }

  #count(part: Part<Value>, bytes: number): void {
    part.bytes += bytes
    this.#bytes += bytes
  }

  #shrink(): void {
    while (this.#bytes > this.#most) {
      let largest: Part<Value> | undefined
      for (const part of this.#parts.values()) if (part.bytes > (largest?.bytes ?? 0)) largest = part
      if (largest?.entries.pop() === undefined) return
    }
  }
}
