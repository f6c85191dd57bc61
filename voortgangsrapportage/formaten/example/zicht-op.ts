import type { Hoofdstuk } from '../../verslag.ts'
import { kennisgeving, v } from './parts.ts'

export const zichtOp: Hoofdstuk = {
  id: 'zicht-op',
  nummer: '4',
  titel: 'Zicht op Ondermijning',
  niveau: 1,
  staat: 'mislukt',
  blokken: [
    kennisgeving(
      'mislukt',
      'Zicht op Ondermijning antwoordde niet; dit hoofdstuk geeft daarom ',
      v('geen cijfers', 'z.themas'),
      '.',
    ),
  ],
  paragrafen: [],
}
