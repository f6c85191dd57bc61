import type { Hub } from './hub.ts'

/**
 * Listens, and says in plain words why that fails.
 *
 * @throws naming the port and what to do about it.
 */
export async function listenOrExplain(
  hub: Hub,
  address: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await hub.listen(address)
  } catch (error) {
    await hub.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Listening on ${address.host}:${address.port}: another process uses this port; stop it, or set PORT to a free one`,
      )
    }
    if (code === 'EACCES') {
      throw new Error(`Listening on ${address.host}:${address.port}: not allowed; set PORT to one above 1023`)
    }
    throw error
  }
}
