import type { IndicatorRij } from '../tables.ts'

/** The indicators by theme. The definitions are ours, after what the letters say that the dashboard shows. */
const catalogus: Record<string, readonly Omit<IndicatorRij, 'thema_id'>[]> = {
  drugsproblematiek: [
    {
      id: 'drugspanden',
      naam: 'Drugspanden',
      definitie:
        'Panden waarin in het peiljaar de productie, opslag of handel van drugs is vastgesteld, per 10.000 verblijfsobjecten.',
      eenheid: 'per 10.000 verblijfsobjecten',
      bron: 'CBS, op basis van gegevens van het OM en het Kadaster',
      laagste_niveau: 'GEMEENTE',
      per_branche: false,
      duiding:
        'Vastgestelde panden hangen ook samen met hoe vaak er wordt gecontroleerd: een hoge waarde kan op actief toezicht wijzen.',
    },
    {
      id: 'drugspanden-huur',
      naam: 'Drugspanden die worden gehuurd',
      definitie: 'Het deel van de drugspanden in het peiljaar dat een huurwoning is.',
      eenheid: '%',
      bron: 'CBS, op basis van gegevens van het OM en het Kadaster',
      laagste_niveau: 'GEMEENTE',
      per_branche: false,
      duiding:
        'Vergelijk met het deel huurwoningen in de gemeente; bij weinig panden schommelt dit deel sterk van jaar tot jaar.',
    },
    {
      id: 'veroordelingen-opiumwet',
      naam: 'Veroordelingen Opiumwet',
      definitie:
        'Inwoners die in het peiljaar voor een feit uit de Opiumwet zijn veroordeeld, per 10.000 inwoners.',
      eenheid: 'per 10.000 inwoners',
      bron: 'OM, via CBS',
      laagste_niveau: 'WIJK',
      per_branche: false,
      duiding:
        'De veroordeelde woont in het gebied; het feit kan elders zijn gepleegd. Zegt niets over bewoners in het algemeen.',
    },
    {
      id: 'lage-inkomens',
      naam: 'Huishoudens met een laag inkomen',
      definitie: 'Het deel van de huishoudens met een inkomen onder de lage-inkomensgrens.',
      eenheid: '%',
      bron: 'CBS',
      laagste_niveau: 'BUURT',
      per_branche: false,
      duiding:
        'Een mogelijke voedingsbodem en geen teken van criminaliteit; reden om aan bestaanszekerheid te werken.',
    },
    {
      id: 'branches-vestigingen',
      naam: 'Vestigingen in kwetsbare branches',
      definitie: 'Ingeschreven vestigingen in de branche aan het eind van het peiljaar, per 10.000 inwoners.',
      eenheid: 'per 10.000 inwoners',
      bron: 'KVK, via CBS',
      laagste_niveau: 'GEMEENTE',
      per_branche: true,
      duiding:
        'Toerisme, een centrumfunctie of ligging aan de grens verklaart vaak waarom er veel vestigingen zijn.',
    },
    {
      id: 'branches-omzet',
      naam: 'Omzet in kwetsbare branches',
      definitie: 'De gemiddelde jaaromzet per vestiging in de branche.',
      eenheid: '× 1.000 euro per vestiging',
      bron: 'CBS',
      laagste_niveau: 'GEMEENTE',
      per_branche: true,
      duiding:
        'Een omzet die niet past bij aantal en ligging van de vestigingen kan een aanleiding zijn om verder te kijken; één groot bedrijf kan de waarde ook bepalen.',
    },
  ],
  vastgoed: [
    {
      id: 'particuliere-verhuur',
      naam: 'Woningen van particuliere verhuurders',
      definitie: 'Het deel van de woningen dat eigendom is van een particulier die er niet zelf woont.',
      eenheid: '%',
      bron: 'Kadaster, via CBS',
      laagste_niveau: 'BUURT',
      per_branche: false,
      duiding: 'Hoog in studentensteden en binnensteden, zonder dat daar iets mis hoeft te zijn.',
    },
    {
      id: 'meervoudig-woningbezit',
      naam: 'Meervoudig woningbezit',
      definitie: 'Het deel van de woningen met een particuliere eigenaar die er drie of meer bezit.',
      eenheid: '%',
      bron: 'Kadaster, via CBS',
      laagste_niveau: 'BUURT',
      per_branche: false,
      duiding:
        'Geconcentreerd bezit geeft een eigenaar invloed op een buurt; de herkomst van het geld blijkt er niet uit.',
    },
    {
      id: 'snelle-doorverkoop',
      naam: 'Snelle doorverkoop',
      definitie: 'Het deel van de verkochte woningen dat binnen een jaar nog eens van eigenaar wisselt.',
      eenheid: '%',
      bron: 'Kadaster, via CBS',
      laagste_niveau: 'WIJK',
      per_branche: false,
      duiding:
        'Komt ook voor bij opknappen en herontwikkeling; let op in combinatie met ongebruikelijke prijzen.',
    },
    {
      id: 'ongebruikelijke-verkoopprijs',
      naam: 'Ongebruikelijke verkoopprijzen',
      definitie:
        'Het deel van de verkooptransacties met een prijs die meer dan de helft van de WOZ-waarde afwijkt.',
      eenheid: '%',
      bron: 'Kadaster, via CBS',
      laagste_niveau: 'WIJK',
      per_branche: false,
      duiding: 'Verkoop binnen de familie en verouderde WOZ-waarden geven ook zulke prijzen.',
    },
  ],
  vakantieparken: [
    {
      id: 'recreatiewoningen',
      naam: 'Recreatiewoningen',
      definitie: 'Recreatiewoningen op vakantieparken per 1.000 woningen.',
      eenheid: 'per 1.000 woningen',
      bron: 'Kadaster, via CBS',
      laagste_niveau: 'GEMEENTE',
      per_branche: false,
      duiding:
        'Zegt hoe groot de opgave is en niet of er iets mis is. Nul betekent dat er geen vakantiepark is.',
    },
    {
      id: 'bewoning-vakantieparken',
      naam: 'Bewoning van vakantieparken',
      definitie: 'Het deel van de recreatiewoningen op vakantieparken waar iemand staat ingeschreven.',
      eenheid: '%',
      bron: 'CBS, op basis van de Basisregistratie Personen en het Kadaster',
      laagste_niveau: 'GEMEENTE',
      per_branche: false,
      duiding:
        'Sommige gemeenten staan bewoning toe; woningnood speelt mee. Niet van toepassing in een gemeente zonder vakantiepark.',
    },
  ],
  'pgb-zorgfraude': [
    {
      id: 'pgb-budgethouders',
      naam: 'Budgethouders met een PGB',
      definitie: 'Inwoners met een persoonsgebonden budget uit de Wmo of de Jeugdwet, per 1.000 inwoners.',
      eenheid: 'per 1.000 inwoners',
      bron: 'CBS, op basis van gegevens van gemeenten',
      laagste_niveau: 'WIJK',
      per_branche: false,
      duiding: 'Hangt sterk af van het beleid van de gemeente en van de leeftijd van haar inwoners.',
    },
    {
      id: 'zorgaanbieders-zonder-personeel',
      naam: 'Zorgaanbieders zonder personeel',
      definitie: 'Het deel van de aanbieders van zorg uit een PGB dat geen personeel in dienst heeft.',
      eenheid: '%',
      bron: 'KVK en CBS',
      laagste_niveau: 'GEMEENTE',
      per_branche: false,
      duiding: 'De meeste zijn zelfstandigen en familieleden die goede zorg leveren.',
    },
  ],
}

export const indicatoren: readonly IndicatorRij[] = Object.entries(catalogus).flatMap(([thema_id, eigen]) =>
  eigen.map((indicator) => ({ ...indicator, thema_id })),
)
