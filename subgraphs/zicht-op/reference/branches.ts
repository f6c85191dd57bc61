import { alleBranches, type BrancheRij } from '../tables.ts'

/** The branches of the indicators, with their SBI 2008 codes. */
export const branches: readonly BrancheRij[] = [
  { code: alleBranches, naam: 'Niet uitgesplitst naar branche', sectie: null },
  { code: '45.1', naam: 'Handel in auto’s, motorfietsen en aanhangers', sectie: 'G' },
  { code: '56.1', naam: 'Restaurants, cafetaria’s en ijssalons', sectie: 'I' },
  { code: '56.3', naam: 'Cafés', sectie: 'I' },
  { code: '68.3', naam: 'Bemiddeling in en beheer van onroerend goed', sectie: 'L' },
  { code: '77.1', naam: 'Verhuur en lease van auto’s', sectie: 'N' },
  { code: '96.02', naam: 'Haar- en schoonheidsverzorging', sectie: 'S' },
]
