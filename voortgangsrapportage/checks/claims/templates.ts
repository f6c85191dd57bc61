import {
  comparison,
  course,
  coverage,
  madeUp,
  most,
  number,
  promise,
  type Rule,
  share,
  sum,
} from './derive.ts'

/** On which figure a slot of a sentence must rest, and how it is re-derived from it. */
export interface Expected {
  readonly rule: Rule
  /** The id of each figure; one that ends in `*` is of all that begin so. */
  readonly ids: readonly string[]
}

export interface Template {
  readonly pattern: RegExp
  readonly expected: readonly Expected[]
  /** Of every slot past those. */
  readonly rest: Expected | null
}

/**
 * Every sentence that a report may say, with what must carry it. Written by hand, apart from the code that writes the
 * sentences: one that is not here, or that rests on another figure, is not carried. `C` is a slot of figures, `L` one with
 * words of a source.
 */
export const templates: readonly Template[] = [
  // Of the report itself.
  say('Dit verslag bevat C.', of(madeUp, '*')),
  say('De cijfers in dit hoofdstuk die zijn geteld in .* berusten op C.', of(madeUp, '*')),
  say('.*: geteld over C organisaties waarnaar is gevraagd.', of(coverage, '*')),
  // Veilig Wonen.
  say(
    'Sinds ‹dag› (is|zijn) C (aanvraag|aanvragen) Veilig Wonen binnengekomen.',
    of(number, 'veilig-wonen.aanvragen'),
  ),
  say(
    'C: in ‹maand›, C.',
    of(most, 'veilig-wonen.aanvragen.maand.*'),
    of(number, 'veilig-wonen.aanvragen.maand.*'),
  ),
  say(
    'Bij C van deze aanvragen is sprake van een dreiging \\(C\\) of van een verhoogd risico \\(C\\)(; die (krijgt|krijgen) voorrang)?.',
    of(sum, 'veilig-wonen.aanvragen.urgentie.DREIGING', 'veilig-wonen.aanvragen.urgentie.VERHOOGD_RISICO'),
    of(number, 'veilig-wonen.aanvragen.urgentie.DREIGING'),
    of(number, 'veilig-wonen.aanvragen.urgentie.VERHOOGD_RISICO'),
  ),
  say(
    'Op ‹dag› was het advies vastgesteld bij C (aanvraag|aanvragen); daarvan (was|waren) er C geheel afgerond.',
    of(number, 'veilig-wonen.status.bereikt.MAATREGELEN'),
    of(number, 'veilig-wonen.status.bereikt.AFGEROND'),
  ),
  say('Op ‹dag› was bij C het advies vastgesteld.', of(number, 'veilig-wonen.status.bereikt.MAATREGELEN')),
  say('Er is C ingetrokken.', of(number, 'veilig-wonen.status.aantal.INGETROKKEN')),
  say('C (aanvraag is|aanvragen zijn) ingetrokken.', of(number, 'veilig-wonen.status.aantal.INGETROKKEN')),
  say(
    'Er (is|zijn) C (gesprek|gesprekken) afgesloten; in C daarvan kwam een nieuwe dreiging naar voren.',
    of(number, 'veilig-wonen.status.bereikt.DREIGINGSANALYSE'),
    of(number, 'veilig-wonen.nieuwe-dreiging'),
  ),
  say(
    'Trechter van het proces: ingediende aanvragen C, afgeronde C.',
    of(number, 'veilig-wonen.status.bereikt.INGEDIEND'),
    of(number, 'veilig-wonen.status.bereikt.AFGEROND'),
  ),
  say(
    'De mediaan van de doorlooptijd van C afgeronde (aanvraag|aanvragen) is C, het negentigste percentiel C.',
    of(number, 'veilig-wonen.doorlooptijd.aantal'),
    of(number, 'veilig-wonen.doorlooptijd.mediaan'),
    of(number, 'veilig-wonen.doorlooptijd.p90'),
  ),
  say('Op ‹dag› wachtte C op een vastgesteld advies.', of(number, 'veilig-wonen.wachtlijst')),
  say(
    'Op ‹dag› (wachtte|wachtten) C (aanvraag|aanvragen) nog op een vastgesteld advies, waarvan C van (een bestuurder die wordt|bestuurders die worden) bedreigd.',
    of(number, 'veilig-wonen.wachtlijst'),
    of(number, 'veilig-wonen.wachtlijst.aantal.DREIGING'),
  ),
  say('Van alle wachtende aanvragen wachtte de oudste C.', of(number, 'veilig-wonen.wachtlijst.langst')),
  say(
    'Sinds ‹dag› (is|zijn) C (beveiligingsmaatregel|beveiligingsmaatregelen) uitgevoerd.',
    of(number, 'veilig-wonen.maatregelen'),
  ),
  say('Voor ‹jaar› is landelijk C beschikbaar.', of(number, 'veilig-wonen.tegemoetkoming')),
  say(
    'Tot en met ‹dag› zijn dat jaar C maatregelen uitgevoerd die geld kostten.',
    of(number, 'veilig-wonen.kosten-dit-jaar'),
  ),
  say(
    'De maatregelen die dat jaar tot en met ‹dag› zijn uitgevoerd, kostten werkgevers samen C, C van wat beschikbaar is.',
    of(number, 'veilig-wonen.kosten-dit-jaar'),
    of(share, 'veilig-wonen.kosten-dit-jaar', 'veilig-wonen.tegemoetkoming'),
  ),
  // Online.
  say(
    'In de twaalf maanden tot en met ‹dag› (ging|gingen) C (melding|meldingen) over agressie of intimidatie via sociale media, C van alle meldingen.',
    of(number, 'online.kanaal.SOCIALE_MEDIA'),
    of(share, 'online.kanaal.SOCIALE_MEDIA', 'online.meldingen'),
  ),
  say('Onderzoek \\(L\\) geeft C: L', of(number, 'monitor.*')),
  // OTWB.
  say(
    'Het OTWB voerde C (voorgesprek|voorgesprekken) en hield C raads- of Statenbrede (sessie|sessies).',
    of(number, 'otwb.voorgesprekken'),
    of(number, 'otwb.sessies'),
  ),
  say(
    'Onder de voorgesprekken (is|zijn) C (intake|intakes) uit de eerste inventarisatie.',
    of(number, 'otwb.intakes'),
  ),
  say(
    'Op ‹dag› was met C van de C gemeenten en provincies een voorgesprek gevoerd \\(C\\); bij C was er een sessie.',
    of(number, 'otwb.dekking.metVoorgesprek'),
    of(number, 'otwb.dekking.organisaties'),
    of(share, 'otwb.dekking.metVoorgesprek', 'otwb.dekking.organisaties'),
    of(number, 'otwb.dekking.metSessie'),
  ),
  say('Er is C gemeente of provincie die nog niet is bezocht.', of(number, 'otwb.dekking.nietBezocht')),
  say(
    'C (gemeente of provincie is|gemeenten en provincies zijn) nog niet bezocht.',
    of(number, 'otwb.dekking.nietBezocht'),
  ),
  say(
    'In de sessies (is|zijn) C (afspraak|afspraken) gemaakt over de eigen aanpak.',
    of(number, 'otwb.afspraken'),
  ),
  say(
    'Op ‹dag› (was|waren) er daarvan C uitgevoerd \\(C\\).',
    of(number, 'otwb.afspraken.UITGEVOERD'),
    of(share, 'otwb.afspraken.UITGEVOERD', 'otwb.afspraken'),
  ),
  say('Op ‹dag› (was|waren) er daarvan C uitgevoerd.', of(number, 'otwb.afspraken.UITGEVOERD')),
  say(
    'Bij C (afspraak|afspraken) geeft BZK ondersteuning vanuit het programma Weerbaar Bestuur.',
    of(number, 'otwb.afspraken.met-ondersteuning'),
  ),
  say(
    'Los van de tour had het OTWB C (contactmoment|contactmomenten) met ambtsdragers in ‹jaar›.',
    of(number, 'otwb.contactmomenten.*'),
  ),
  // Meldingen.
  say(
    'In de twaalf maanden tot en met ‹dag› (is|zijn) C (melding|meldingen) geregistreerd.',
    of(number, 'meldingen.twaalf-maanden'),
  ),
  say(
    'De registraties geven C in de twaalf maanden tot en met ‹dag›.',
    of(number, 'meldingen.twaalf-maanden'),
  ),
  say(
    'Dat zijn er C dan de C in de twaalf maanden daarvoor.',
    of(comparison, 'meldingen.twaalf-maanden', 'meldingen.twaalf-maanden-daarvoor'),
    of(number, 'meldingen.twaalf-maanden-daarvoor'),
  ),
  say(
    'Dat zijn er C als in de twaalf maanden daarvoor.',
    of(comparison, 'meldingen.twaalf-maanden', 'meldingen.twaalf-maanden-daarvoor'),
  ),
  listed(
    'De ervaren agressie C: van de politieke ambtsdragers had volgens de Monitor (C in ‹jaar›(, | en )?)+ te maken met agressie of intimidatie.',
    of(number, 'monitor.*'),
    of(course, 'monitor.*'),
  ),
  listed(
    'Van onderzoek is één meting bekend: van de politieke ambtsdragers had volgens de Monitor C in ‹jaar› te maken met agressie of intimidatie.',
    of(number, 'monitor.*'),
  ),
  listed(
    'Volgens de Monitor deed na een incident (C in ‹jaar›(, | en )?)+ aangifte.',
    of(number, 'monitor.*'),
  ),
  say(
    'Van de meldingen over ‹jaar› is bij C aangifte gedaan \\(C\\).',
    of(number, 'meldingen.aangifte.*'),
    of(share, 'meldingen.aangifte.*', 'meldingen.jaar.*'),
  ),
  // Organisaties.
  say(
    'Tot en met ‹dag› (is|zijn) vanuit het programma C (activiteit|activiteiten) uitgevoerd, waaraan C verschillende (organisatie deelnam|organisaties deelnamen).',
    of(number, 'organisaties.activiteiten'),
    of(number, 'organisaties.bereikt'),
  ),
  say(
    'Over heel ‹jaar› telt de hub C extra (sessie|sessies), gehouden of ingepland, voor de driehoek van burgemeester, griffier en gemeentesecretaris.',
    of(number, 'organisaties.extra-driehoeksessies'),
  ),
  say(
    'Volgens .* (heeft|hebben) C (provincie|provincies) met gemeenten, waterschappen en het RIEC een gezamenlijke norm weerbare overheid: (L(, | en )?)+.',
    of(number, 'organisaties.provincies-met-norm'),
  ),
  say(
    'Welke provincies een gezamenlijke norm weerbare overheid hebben, telt de hub niet zelf; de brieven in de hub tot en met ‹dag› noemen er C.',
    of(number, 'organisaties.provincies-met-norm'),
  ),
  say(
    'In de twaalf maanden tot en met ‹dag› (is|zijn) C (melding|meldingen) geregistreerd van juridische intimidatie: procedures of beschuldigingen die zijn bedoeld om iemand persoonlijk onder druk te zetten.',
    of(number, 'organisaties.juridische-intimidatie'),
  ),
  // Zicht op.
  say(
    "Volgens de brieven past Zicht op de methode toe op C (thema|thema's): (L(, | en )?)+.",
    of(number, 'zicht-op.themas.ACTIEF'),
  ),
  say(
    'C (onderwerp is|onderwerpen zijn) volgens de brieven in voorbereiding: (L(, | en )?)+.',
    of(number, 'zicht-op.themas.IN_VOORBEREIDING'),
  ),
  say('Het dashboard is tot en met ‹dag› C keer bezocht.', of(number, 'zicht-op.bezoeken')),
  say(
    'Op ‹dag› (had|hadden) C (gemeente|gemeenten) een datavolwassenheidstraject doorlopen.',
    of(number, 'zicht-op.datavolwassenheid'),
  ),
  say('C (traject loopt|trajecten lopen) op ‹dag› nog.', of(number, 'zicht-op.datavolwassenheid.lopend')),
  // Middelen.
  say(
    'Volgens .* is voor het programma Weerbaar Bestuur sinds ‹jaar› jaarlijks C beschikbaar.',
    of(number, 'middelen.weerbaar-bestuur'),
  ),
  say(
    'Volgens .* ontving L in ‹jaar› C(, inclusief de afdracht aan het btw-compensatiefonds)?; samen C.',
    of(number, 'middelen.*'),
    of(number, 'middelen.*'),
  ),
  // Toezeggingen.
  say(
    'De brieven in de hub(, tot en met de brief .*,)? noemen C (toezegging of motie|toezeggingen en moties).',
    of(number, 'toezeggingen'),
  ),
  listed(
    'De brieven in de hub(, tot en met de brief .*,)? noemen C (toezegging of motie|toezeggingen en moties): (C (nagekomen|in uitvoering|open|met een stand die niet uit de brieven te lezen is)(, | en )?)+.',
    of(promise, 'toezeggingen.*'),
    of(number, 'toezeggingen'),
  ),
  say(
    'Van C (toezegging of motie|toezeggingen en moties) was de termijn op ‹dag› voorbij zonder dat een brief in de hub laat zien dat zij (is|zijn) nagekomen: (L(; )?)+.',
    of(number, 'toezeggingen.termijn-voorbij'),
  ),
]

/** Sentences that explain, and claim nothing of any figure. */
export const explanations: readonly RegExp[] = [
  'Zij staan in hoofdstuk .*; elk van die hoofdstukken zegt welke cijfers het zijn.',
  'Gebruik die cijfers niet als feiten.',
  'De hub is bevraagd als .*.',
  'De tellingen gaan over het bereik van die afnemer en niet over het hele land; de cijfers uit de brieven aan de Tweede Kamer gaan wel over het hele land.',
  'Een nul betekent dat binnen dat bereik niets is geteld, en niet dat het daarbuiten niet voorkomt.',
  'Dit verslag is onvolledig; bij elk onderdeel staat wat ontbreekt en waarom.',
  '(Zonder cijfers|Onvolledig): hoofdstuk .*.',
  'Minder meldingen betekent niet dat er minder agressie is; het kan ook betekenen dat er minder wordt gemeld, en zonder melding begint de hulp niet.',
  'Lees de aantallen meldingen naast de Monitor Integriteit en Veiligheid.',
  'De Monitor vraagt ambtsdragers wat zij meemaakten, gemeld of niet.',
  'De registraties tellen wat is gemeld.',
  'Veel online agressie wordt niet gemeld, dus deze aantallen zeggen niet hoeveel er voorkomt.',
  'Dat gaat over alle incidenten, ook die niet zijn gemeld.',
  'Aanvragen die nog lopen, tellen hierin niet mee; de doorlooptijd van die samen met de afgeronde kan langer uitvallen.',
  'Elke trede telt de aanvragen die ten minste zo ver zijn gekomen.',
  'De hub telt deze normen niet zelf.',
  'De tour van het Ondersteuningsteam Weerbaar Bestuur \\(OTWB\\) langs gemeenteraden en Provinciale Staten begon L.',
  'Volgens de brief .* is zij verlengd tot en met ‹dag›.',
  'Een afwijking is een patroon en niet vanzelf een probleem.',
  'De kolom Duiding zegt hoe de waarde gelezen moet worden.',
  'De stand van een toezegging of motie is wat de brieven in de hub.* laten zien.',
  'Wat de hub zelf telt, zoals de activiteiten van het programma, staat in andere hoofdstukken en is in deze standen niet verwerkt.',
  'Onder “In de brief” staat wat een brief aan de Tweede Kamer meldde, in de woorden van die brief.',
  'Onder “Geteld door de hub” staat wat de bronnen van de hub tellen.',
  'Wat de hub niet telt, staat alleen in de brief; dat wordt hier niet herhaald.',
  'Waar een aantal ontbreekt, staat de reden in het hoofdstuk van dat cijfer.',
  'Staven met het aantal aanvragen per maand.',
  'Twee lijnen per kwartaal, opgeteld sinds het begin van de tour: voorgesprekken en sessies, geteld tot en met ‹dag›.',
  'Lijnen met het aantal bezoeken per maand voor .*.',
  'De cijfers van ‹dag› naast die van ‹dag›.',
  'Een stijging of daling is hier geen oordeel.',
  '(Gestegen|Gedaald|Gelijk gebleven):',
  'Nieuw: (middelen|cijfers uit onderzoek|cijfers in brieven) sinds ‹dag›.',
  'Nieuw of op ‹dag› al bekend, want van de brief staat de dag niet vast: (middelen|cijfers in brieven).',
  'Het hoofdstuk Toen en nu geeft ze in de woorden van de brief.',
].map(exactly)

function of(rule: Rule, ...ids: readonly string[]): Expected {
  return { rule, ids }
}

function say(text: string, ...expected: readonly Expected[]): Template {
  return { pattern: exactly(text), expected, rest: null }
}

/** The same with a list at its end, of which each slot is carried alike. */
function listed(text: string, rest: Expected, ...expected: readonly Expected[]): Template {
  return { ...say(text, ...expected), rest }
}

/** `C` and `L` stand for slots where they stand alone. */
function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/(?<![A-Za-z])([CL])(?![A-Za-z])/g, '⟦$1⟧')}$`)
}
