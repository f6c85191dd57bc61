import type { Session } from '../kit/database/session.ts'
import { connectionLoader, listLoader, rowLoader } from '../kit/lists/loaders.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import { openbareTelling } from '../kit/lists/telling.ts'
import { gemeentenOf } from './store/gemeenten.ts'
import { findOpvolgers, findVoorgangers } from './store/opvolging.ts'
import {
  countOrganisaties,
  findOrganisatieByNaam,
  findOrganisaties,
  findOrganisatiesByIds,
  type Naamvraag,
  type OrganisatieFilter,
} from './store/organisaties.ts'
import { findRiecs, findRiecsByIds } from './store/riecs.ts'
import type { Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** Declared once, so that the statements can be remembered. */
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
