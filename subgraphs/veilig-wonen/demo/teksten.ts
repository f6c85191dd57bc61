import type { Random } from '../../kit/filling/random.ts'
import type { AdviesRij, PersoonRij, Urgentie } from '../tables.ts'
import type { Bestuurder } from './bestuurders.ts'

/** "Burgemeester van Utrecht (synthetisch)"; a waterschap and a province say what they are. */
export function naamVan({ titel, organisatie }: Bestuurder): string {
  const plaats = organisatie.soort === 'PROVINCIE' ? `de provincie ${organisatie.naam}` : organisatie.naam
  return `${titel} van ${plaats} (synthetisch)`
}

/** The person and the home, invented; the mail domain and the phone number cannot exist. */
export function persoonVan(
  random: Random,
  bestuurder: Bestuurder,
  nummer: number,
): Omit<PersoonRij, 'aanvraag_id' | 'organisatie_id' | 'functie'> {
  const { organisatie } = bestuurder
  const letter = random.chance(0.15) ? `-${random.pick(['A', 'B', 'C'])}` : ''
  return {
    naam: naamVan(bestuurder),
    emailadres: random.chance(0.9) ? `bestuurder${nummer}@voorbeeld.example` : null,
    telefoonnummer: random.chance(0.85) ? `06-0000${String(nummer).padStart(4, '0')} (synthetisch)` : null,
    huisgenoten: random.chance(0.9) ? random.int(0, 4) : null,
    straat: random.pick(['Voorbeeldstraat', 'Voorbeeldlaan', 'Voorbeeldweg', 'Voorbeeldplein']),
    huisnummer: `${random.int(1, 180)}${letter}`,
    postcode: '0000 AA',
    woonplaats: `${organisatie.soort === 'GEMEENTE' ? organisatie.naam : 'Voorbeeldstad'} (synthetisch)`,
  }
}

const dreigingen: Record<Urgentie, readonly string[]> = {
  REGULIER: [
    'Geen concrete dreiging. De woning is vanaf de openbare weg goed te bereiken.',
    'Geen concrete dreiging. Het adres is met een zoekmachine eenvoudig te vinden.',
  ],
  VERHOOGD_RISICO: [
    'Verhoogd risico door een omstreden besluit. Er waren ongewenste bezoeken in de straat.',
    'Verhoogd risico door de lokale aanpak van ondermijning. De portefeuille trekt aandacht.',
  ],
  DREIGING: [
    'Concrete dreiging: herhaalde bedreigingen, waarvan aangifte is gedaan. Afstemming met politie en OM loopt.',
    'Concrete dreiging: er zijn voorwerpen bij de woning achtergelaten. Afstemming met politie en OM loopt.',
  ],
}

/** The text of a dreigingsanalyse. */
export function dreigingsanalyse(random: Random, urgentie: Urgentie, nieuweDreiging: boolean): string {
  const nieuw = nieuweDreiging ? ' In het gesprek kwam een nieuwe dreiging naar voren.' : ''
  return `${random.pick(dreigingen[urgentie])}${nieuw} (synthetisch)`
}

/** The text of an advice on the four domains. */
export function adviesteksten(
  random: Random,
): Pick<AdviesRij, 'wonen' | 'werken' | 'verplaatsen' | 'informatie'> {
  return {
    wonen: random.pick([
      'Beveilig de gevel op de begane grond en zorg voor zicht op de voordeur. (synthetisch)',
      'Breng alarm aan met opvolging, en verlichting aan de achterzijde. (synthetisch)',
    ]),
    werken: random.pick([
      'Maak afspraken over ontvangst van bezoek en over wie er meekijkt. (synthetisch)',
      'Zorg voor een noodknop en een vaste gesprekskamer met tweede uitgang. (synthetisch)',
    ]),
    verplaatsen: random.pick([
      'Wissel route en tijdstip, en parkeer niet zichtbaar op naam. (synthetisch)',
      'Gebruik persoonlijke alarmering bij bijeenkomsten in de avond. (synthetisch)',
    ]),
    informatie: random.pick([
      'Scherm adresgegevens af bij Kadaster en KVK waar dat kan. (synthetisch)',
      'Verwijder vindbare privégegevens en beveilig accounts in twee stappen. (synthetisch)',
    ]),
  }
}
