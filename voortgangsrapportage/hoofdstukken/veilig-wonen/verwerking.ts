import { dag } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite } from '../../taal/say.ts'
import { atHead, tekst, volgens } from '../../taal/tekst.ts'
import { grafiek, punt, tabel, whenKnown } from '../blokken.ts'
import { keysOf, statussen } from '../namen.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { type Boek, bron, type VeiligWonenMaterial } from './material.ts'
import { wachtlijst } from './wachtlijst.ts'

/** How far the aanvragen are, how long they take, and who waits. */
export function verwerking(boek: Boek, material: VeiligWonenMaterial): Sectie {
  return sectie(boek, { id: 'veilig-wonen-verwerking', titel: 'Verwerking' }, (deel) => [
    ...fasen(deel, material),
    ...doorlooptijd(deel, material),
    ...wachtlijst(deel, material),
  ])
}

function fasen(boek: Boek, { antwoord, peildatum }: VeiligWonenMaterial) {
  const stappen = keysOf(statussen)
  const lees = (veld: 'aantal' | 'bereikt', naam: string) =>
    boek.splits(
      antwoord,
      ['status', 'cellen'],
      antwoord.data?.status?.cellen,
      stappen,
      ({ status }) => status,
      [veld],
      (status) => ({
        id: `veilig-wonen.status.${veld}.${status}`,
        naam: `${naam} ${statussen[status]}`,
        groep: 'Aanvragen naar fase van het proces',
        bron,
      }),
    )
  const staat = lees('aantal', 'Aanvragen die staan op')
  const bereikt = lees('bereikt', 'Aanvragen die gekomen zijn tot')
  const ingetrokken = staat.van('INGETROKKEN')
  const gesproken = bereikt.van('DREIGINGSANALYSE')
  const metDreiging = boek.splits(
    antwoord,
    ['nieuweDreiging', 'cellen'],
    antwoord.data?.nieuweDreiging?.cellen,
    ['DREIGINGSANALYSE'],
    ({ status }) => (status === 'DREIGINGSANALYSE' ? status : null),
    ['bereikt'],
    () => ({
      id: 'veilig-wonen.nieuwe-dreiging',
      naam: 'Afgesloten gesprekken waarin een nieuwe dreiging naar voren kwam',
      bron,
    }),
  ).cijfers[0]
  const proces = stappen.filter((status) => status !== 'INGETROKKEN')
  const geadviseerd = bereikt.van('MAATREGELEN')
  const afgerond = bereikt.van('AFGEROND')
  return [
    ...whenKnown([geadviseerd, afgerond], ([advies, klaar]) =>
      advies === 0
        ? tekst`Op ${dag(peildatum)} was bij ${volgens('geen enkele aanvraag', geadviseerd)} het advies vastgesteld.`
        : tekst`Op ${dag(peildatum)} was het advies vastgesteld bij ${cite(geadviseerd, 'rond')} ${bij(advies, 'aanvraag')}; daarvan ${bij(klaar, 'was')} er ${cite(afgerond, 'rond')} geheel afgerond.`,
    ),
    ...whenKnown([ingetrokken], ([aantal]) =>
      aantal === 0
        ? tekst`Er is ${volgens('geen enkele aanvraag', ingetrokken)} ingetrokken.`
        : tekst`${atHead(cite(ingetrokken, 'woord'))} ${bij(aantal, 'aanvraag')} ${bij(aantal, 'is')} ingetrokken.`,
    ),
    ...(metDreiging
      ? whenKnown([metDreiging, gesproken], ([_nieuw, gesprekken]) =>
          gesprekken === 0
            ? null
            : tekst`Er ${bij(gesprekken, 'is')} ${cite(gesproken, 'woord')} ${bij(gesprekken, 'gesprek')} afgesloten; in ${cite(metDreiging, 'woord')} daarvan kwam een nieuwe dreiging naar voren.`,
        )
      : []),
    ...grafiek({
      id: 'veilig-wonen-proces',
      bijschrift: `Hoe ver de aanvragen zijn op ${dag(peildatum)}`,
      alternatief: tekst`Trechter van het proces: ingediende aanvragen ${cite(bereikt.van('INGEDIEND'))}, afgeronde ${cite(afgerond)}. Elke trede telt de aanvragen die ten minste zo ver zijn gekomen.`,
      beeld: {
        vorm: 'trechter',
        eenheid: 'aantal',
        stappen: proces.map((status) => punt(statussen[status], bereikt.van(status))),
      },
      kolommen: ['Fase', 'Zo ver gekomen', 'Staat in deze fase'],
      rijen: stappen.map((status) => [statussen[status], bereikt.van(status), staat.van(status)]),
    }),
  ]
}

function doorlooptijd(boek: Boek, { antwoord }: VeiligWonenMaterial) {
  const leeg = 'hiervan is nog geen aanvraag afgerond'
  const aantal = boek.lees(antwoord, ['doorlooptijd', 'totaal', 'aantal'], {
    id: 'veilig-wonen.doorlooptijd.aantal',
    naam: 'Afgeronde aanvragen waarop de doorlooptijd rust',
    bron,
  })
  const mediaan = boek.lees(antwoord, ['doorlooptijd', 'totaal', 'mediaanDagen'], {
    id: 'veilig-wonen.doorlooptijd.mediaan',
    naam: 'Mediaan van de doorlooptijd van afgeronde aanvragen',
    eenheid: 'dagen',
    bron,
    leeg,
  })
  const p90 = boek.lees(antwoord, ['doorlooptijd', 'totaal', 'percentiel90Dagen'], {
    id: 'veilig-wonen.doorlooptijd.p90',
    naam: 'Negentigste percentiel van de doorlooptijd van afgeronde aanvragen',
    eenheid: 'dagen',
    bron,
    leeg,
  })
  const stappen = keysOf(statussen).filter((status) => status !== 'AFGEROND' && status !== 'INGETROKKEN')
  const perStap = (veld: 'mediaanDagen' | 'percentiel90Dagen', maat: string) =>
    boek.splits(
      antwoord,
      ['doorlooptijd', 'stappen'],
      antwoord.data?.doorlooptijd?.stappen,
      stappen,
      ({ status }) => status,
      [veld],
      (status) => ({
        id: `veilig-wonen.doorlooptijd.${veld}.${status}`,
        naam: `${maat} van de tijd in de fase ${statussen[status]}`,
        groep: 'Doorlooptijd per fase',
        eenheid: 'dagen',
        bron,
        leeg,
      }),
    )
  const mediaanPerStap = perStap('mediaanDagen', 'Mediaan')
  const p90PerStap = perStap('percentiel90Dagen', 'Negentigste percentiel')
  return [
    ...whenKnown(
      [mediaan, p90, aantal],
      ([_mediaan, _p90, afgerond]) =>
        tekst`De mediaan van de doorlooptijd van ${cite(aantal, 'woord')} afgeronde ${bij(afgerond, 'aanvraag')} is ${cite(mediaan)}, het negentigste percentiel ${cite(p90)}. Aanvragen die nog lopen, tellen hierin niet mee; de doorlooptijd van die samen met de afgeronde kan langer uitvallen.`,
    ),
    ...tabel({
      id: 'veilig-wonen-doorlooptijd',
      bijschrift: 'Doorlooptijd van afgeronde aanvragen in dagen',
      kolommen: ['Fase', 'Mediaan', 'Negentigste percentiel'],
      rijen: [
        ...stappen.map(
          (status) => [statussen[status], mediaanPerStap.van(status), p90PerStap.van(status)] as const,
        ),
        ['Van indiening tot afronding', mediaan, p90],
      ],
    }),
  ]
}
