import type { Antwoord } from '../../hub/antwoord.ts'
import type { HubClient } from '../../hub/hub-client.ts'
import { NietBezochtDocument, type NietBezochtQuery } from '../../vragen/documenten.ts'

export type NietBezocht = readonly Antwoord<NietBezochtQuery>[]

/** There are 354 gemeenten and provincies, a hundred a page. */
const hoogstens = 10

/** Who is still to be visited: every page of the list, the first page first. */
export async function askNietBezocht(hub: HubClient, peildatum: string): Promise<NietBezocht> {
  const paginas: Antwoord<NietBezochtQuery>[] = []
  let after: string | null = null
  while (paginas.length < hoogstens) {
    const pagina: Antwoord<NietBezochtQuery> = await hub.vraag(NietBezochtDocument, { peildatum, after })
    paginas.push(pagina)
    const info = pagina.data?.tourdekking?.pageInfo
    if (info?.hasNextPage !== true || info.endCursor === null) break
    after = info.endCursor
  }
  return paginas
}
