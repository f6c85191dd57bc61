import type { ThemaRij } from '../tables.ts'

const brief2022 = 'Kamerbrief Weerbaar bestuur en zicht op ondermijning (2022)'
const brief2023 = 'Kamerstuk 28 844, nr. 252 (2023)'
const brief2024 = 'Kamerbrief 2024-0000067080 (14 mei 2024)'

/** The themes that the letters to the Tweede Kamer name, in their order. */
export const themas: readonly Omit<ThemaRij, 'volgorde'>[] = [
  {
    id: 'drugsproblematiek',
    naam: 'Drugsproblematiek',
    status: 'ACTIEF',
    sinds: 2022,
    omschrijving:
      'Patronen van drugscriminaliteit en haar voedingsbodems: panden waarin drugs zijn gemaakt of verhandeld, veroordelingen, en branches die kwetsbaar zijn voor misbruik.',
    bron: brief2022,
  },
  {
    id: 'vastgoed',
    naam: 'Vastgoed',
    status: 'ACTIEF',
    sinds: 2022,
    omschrijving:
      'Misbruik van vastgoed: woningbezit en verkooptransacties die sterk van het landelijk beeld afwijken.',
    bron: brief2022,
  },
  {
    id: 'vakantieparken',
    naam: 'Vakantieparken',
    status: 'ACTIEF',
    sinds: 2023,
    omschrijving: 'Risico’s op vakantieparken, zoals wonen waar het niet mag en onjuiste inschrijvingen.',
    bron: brief2023,
  },
  {
    id: 'pgb-zorgfraude',
    naam: 'PGB-zorgfraude',
    status: 'ACTIEF',
    sinds: 2024,
    omschrijving: 'Misbruik van persoonsgebonden budgetten door zorgaanbieders en bemiddelaars.',
    bron: brief2024,
  },
  {
    id: 'mainports-en-logistieke-knooppunten',
    naam: 'Mainports en logistieke knooppunten',
    status: 'IN_VOORBEREIDING',
    sinds: 2024,
    omschrijving: 'Kwetsbaarheid van havens, luchthavens en andere plaatsen waar goederen samenkomen.',
    bron: brief2024,
  },
  {
    id: 'gedigitaliseerde-criminaliteit',
    naam: 'Gedigitaliseerde criminaliteit',
    status: 'IN_VOORBEREIDING',
    sinds: 2024,
    omschrijving: 'Criminaliteit die met digitale middelen wordt gepleegd, en wie daar kwetsbaar voor zijn.',
    bron: brief2024,
  },
  {
    id: 'schuldpreventie',
    naam: 'Schuldpreventie',
    status: 'IN_VOORBEREIDING',
    sinds: 2024,
    omschrijving: 'Beginnende schulden, die mensen kwetsbaar kunnen maken voor ondermijning.',
    bron: brief2024,
  },
]
