/** Finds something out once for all who ask within a time, in milliseconds, also while it is being found out. */
export function remembering<Found>(find: () => Promise<Found>, time: number): () => Promise<Found> {
  let last: { readonly found: Promise<Found>; readonly at: number } | undefined
  return () => {
    const now = performance.now()
    if (!last || now - last.at >= time) last = { found: find(), at: now }
    return last.found
  }
}
