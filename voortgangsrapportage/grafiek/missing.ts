import type { Beeld, Punt } from '../verslag.ts'
import { schrijfPeriode } from './periode.ts'

/** What a picture cannot show and why, one sentence per reason: "Geen cijfer voor Drenthe en Zeeland: minder dan 5." */
export function nameMissing(beeld: Beeld): readonly string[] {
  const perReden = new Map<string, string[]>()
  for (const { naam, reden } of ontbrekende(beeld)) {
    perReden.set(reden, [...(perReden.get(reden) ?? []), naam])
  }
  return [...perReden].map(([reden, alle]) => {
    const namen = opsomming.format(alle)
    return `Geen cijfer voor ${namen}: ${metPunt(reden)}`
  })
}

const opsomming = new Intl.ListFormat('nl-NL')

interface Ontbrekend {
  readonly naam: string
  readonly reden: string
}

function ontbrekende(beeld: Beeld): readonly Ontbrekend[] {
  switch (beeld.vorm) {
    case 'lijnen':
    case 'staven':
      return beeld.reeksen.flatMap((reeks) => {
        const reeksnaam = beeld.reeksen.length > 1 ? reeks.naam : null
        return metReeks(aaneengesloten(reeks.punten), reeksnaam)
      })
    case 'trechter':
      return zonderWaarde(beeld.stappen)
    case 'tegelkaart':
      return zonderWaarde(beeld.tegels)
    case 'hellingen':
      return beeld.lijnen.flatMap((lijn) => [
        ...(lijn.van === null ? [{ naam: `${lijn.naam} in ${beeld.van}`, reden: ONBEKEND }] : []),
        ...(lijn.naar === null ? [{ naam: `${lijn.naam} in ${beeld.naar}`, reden: ONBEKEND }] : []),
      ])
  }
}

const ONBEKEND = 'het is er niet; de tabel zegt waarom'

/** Points without a value; a stretch of three or more for the same reason is named by its ends. */
function aaneengesloten(punten: readonly Punt[]): readonly Ontbrekend[] {
  const stukken: { reden: string; namen: string[] }[] = []
  let vorige: string | null = null
  for (const punt of punten) {
    const reden = punt.waarde === null ? (punt.reden ?? ONBEKEND) : null
    if (reden !== null) {
      const stuk = reden === vorige ? stukken.at(-1) : undefined
      if (stuk === undefined) stukken.push({ reden, namen: [schrijfPeriode(punt.naam)] })
      else stuk.namen.push(schrijfPeriode(punt.naam))
    }
    vorige = reden
  }
  return stukken.flatMap(({ reden, namen }) =>
    namen.length < 3
      ? namen.map((naam) => ({ naam, reden }))
      : [{ naam: `${namen[0]} tot en met ${namen.at(-1)}`, reden }],
  )
}

function metReeks(stukken: readonly Ontbrekend[], reeks: string | null): readonly Ontbrekend[] {
  if (reeks === null) return stukken
  const redenen = [...new Set(stukken.map((stuk) => stuk.reden))]
  return redenen.map((reden) => {
    const namen = stukken.filter((stuk) => stuk.reden === reden).map((stuk) => stuk.naam)
    return { naam: `${reeks} (${namen.join(', ')})`, reden }
  })
}

function zonderWaarde(punten: readonly Punt[]): readonly Ontbrekend[] {
  return punten
    .filter((punt) => punt.waarde === null)
    .map((punt) => ({ naam: schrijfPeriode(punt.naam), reden: punt.reden ?? ONBEKEND }))
}

function metPunt(zin: string): string {
  return /[.!?]$/.test(zin) ? zin : `${zin}.`
}
