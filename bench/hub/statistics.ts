const geteld = '{ totaal { waarde } cellen { aantal { waarde } } }'

/** The figures that are asked over the whole country, by what they are of. */
export const statistics: Readonly<Record<string, string>> = {
  'meldingen, whole': `{ meldingenStatistiek ${geteld} }`,
  'meldingen per year and vorm': `{ meldingenStatistiek(periode: JAAR, uitgesplitstNaar: [VORM]) ${geteld} }`,
  'meldingen per month': `{ meldingenStatistiek(periode: MAAND) ${geteld} }`,
  'meldingen per year, provincie and kanaal': `{ meldingenStatistiek(periode: JAAR, uitgesplitstNaar: [PROVINCIE, KANAAL]) ${geteld} }`,
  'meldingen by two kenmerken, counted one by one': `{ meldingenStatistiek(uitgesplitstNaar: [BRON, KANAAL]) ${geteld} }`,
  'meldingen between two days, counted one by one': `{ meldingenStatistiek(filter: { van: "2022-02-03", tot: "2023-04-05" }) ${geteld} }`,
  'aanvragen per year and status': `{ aanvragenStatistiek(periode: JAAR, uitgesplitstNaar: [STATUS]) ${geteld} }`,
  'statuses of aanvragen on a day': `{ statusStatistiek(peildatum: "2024-05-14") { cellen { aantal { waarde } } } }`,
  'datavolwassenheid per provincie': `{ datavolwassenheidStatistiek(uitgesplitstNaar: [PROVINCIE]) ${geteld} }`,
  'dekking of every indicator': '{ indicatoren { dekking(jaar: 2022) } }',
  'opvallende afwijkingen of gemeenten': `{ opvallendeAfwijkingen(niveau: GEMEENTE, first: 10) { waarde afwijkingRelatief } }`,
  'opvallende afwijkingen of provincies': `{ opvallendeAfwijkingen(niveau: PROVINCIE, first: 10) { waarde afwijkingRelatief } }`,
  'the highest indicatorwaarden, counted':
    '{ indicatorwaarden(volgorde: WAARDE, first: 20) { aantal edges { node { waarde } } } }',
  'indicatorwaarden far above the mean in a provincie': `{ indicatorwaarden(filter: { provincie: "pv26", richting: BOVEN }, volgorde: AFWIJKING, first: 20) { aantal edges { node { waarde } } } }`,
}
