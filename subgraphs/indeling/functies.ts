import type { OrganisatieSoort } from '../../schema/indeling/indeling.ts'

/** The kinds of organisation that have an office holder or official of each kind. */
const soorten: Readonly<Record<string, readonly OrganisatieSoort[]>> = {
  COMMISSARIS_VAN_DE_KONING: ['PROVINCIE'],
  GEDEPUTEERDE: ['PROVINCIE'],
  STATENLID: ['PROVINCIE'],
  BURGEMEESTER: ['GEMEENTE'],
  WETHOUDER: ['GEMEENTE'],
  RAADSLID: ['GEMEENTE'],
  GEMEENTESECRETARIS: ['GEMEENTE'],
  GRIFFIER: ['GEMEENTE', 'PROVINCIE'],
  WATERSCHAPSVOORZITTER: ['WATERSCHAP'],
  LID_DAGELIJKS_BESTUUR: ['WATERSCHAP'],
}

/** Whether a kind of organisation can have somebody in a functie; in one that is none of these every kind can. */
export function heeftFunctie(soort: OrganisatieSoort, functie: string): boolean {
  return soorten[functie]?.includes(soort) ?? true
}
