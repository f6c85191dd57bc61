/**
 * Loads a package that a deployment may leave out, because it is not open source or only what is not needs it.
 *
 * @param purpose what needs it, such as `Composing the subgraphs`.
 * @param load imports it: `() => import('@apollo/composition')`.
 * @throws when it was left out: says which it was, and how to get it.
 */
export async function optionalPackage<Loaded>(purpose: string, load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load()
  } catch (error) {
    const missing = missingPackage(error)
    if (missing === undefined) throw error
    throw new Error(
      `${purpose}: the package "${missing}" was left out; install it with "npm ci", without --omit=optional`,
    )
  }
}

/** Node names no package in what it throws, but for the message. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') return undefined
  return /^Cannot find (?:package|module) '([^./'][^']*)'/.exec(error.message)?.[1]
}
