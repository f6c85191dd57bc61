import type { Session } from '../kit/database/session.ts'
import { connectionLoader, listLoader, rowLoader } from '../kit/lists/loaders.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import type { ConnectionQueries } from '../kit/lists/queries.ts'
import { openbareTelling } from '../kit/lists/telling.ts'
import {
  countGemeentenByOuders,
  countOrganisaties,
  findGemeentenByOuders,
  findOpvolgers,
  findOrganisatieByNaam,
  findOrganisaties,
  findOrganisatiesByIds,
  findRiecs,
  findRiecsByIds,
  findVoorgangers,
  type Naamvraag,
  type OrganisatieFilter,
  type Ouder,
  opNaam,
  type PageOnDay,
} from './store.ts'
import type { OrganisatieRij, Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

const gemeentenOf = (ouder: Ouder): ConnectionQueries<Tables, OrganisatieRij, PageOnDay> => ({
  order: () => opNaam,
  find: (db, ids, page) => findGemeentenByOuders(db, ouder, ids, page),
  count: (db, ids, page) => countGemeentenByOuders(db, ouder, ids, page),
})
const gemeentenOfProvincie = gemeentenOf('provincie_id')
const gemeentenOfRiec = gemeentenOf('riec_id')

export function createLoaders(session: Session<Tables>) {
  return {
    organisatieById: rowLoader(session, findOrganisatiesByIds),
    riecById: rowLoader(session, findRiecsByIds),
    riecs: () => session.read(findRiecs),
    opvolgers: listLoader(session, findOpvolgers),
    voorgangers: listLoader(session, findVoorgangers),
    organisatieByNaam: (wanted: Naamvraag) => session.read((db) => findOrganisatieByNaam(db, wanted)),
    organisaties: (filter: OrganisatieFilter, page: PageArguments) =>
      session.read((db) => findOrganisaties(db, filter, page)),
    aantalOrganisaties: (filter: OrganisatieFilter) => session.read((db) => countOrganisaties(db, filter)),
    gemeentenOfProvincie: connectionLoader(session, gemeentenOfProvincie, openbareTelling),
    gemeentenOfRiec: connectionLoader(session, gemeentenOfRiec, openbareTelling),
  }
}
