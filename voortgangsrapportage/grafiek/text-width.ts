/**
 * How wide a line of text will be. There is no browser where the pictures are drawn and the reader's font is unknown,
 * so these are the widths of Arial, in thousandths of the type size, with room for a somewhat wider face.
 */
const SMAL = new Map([..."iljI|'‘’.,:;!/ftr()[]- "].map((teken) => [teken, 300]))
const BREED = new Map([...'mwMW@%—'].map((teken) => [teken, 880]))
const RUIMTE = 1.06

export function textWidth(tekst: string, grootte: number, vet = false): number {
  let duizendsten = 0
  for (const teken of tekst) {
    const hoofdletter = teken >= 'A' && teken <= 'Z'
    duizendsten += SMAL.get(teken) ?? BREED.get(teken) ?? (hoofdletter ? 690 : 556)
  }
  return (duizendsten / 1000) * grootte * RUIMTE * (vet ? 1.07 : 1)
}

/** Breaks text into lines no wider than `breedte`; a word that is too long by itself is broken with a hyphen. */
export function breakLines(tekst: string, breedte: number, grootte: number, vet = false): readonly string[] {
  const past = (regel: string) => textWidth(regel, grootte, vet) <= breedte
  const regels: string[] = []
  let regel = ''
  for (const woord of tekst.split(/\s+/).flatMap((heel) => breekWoord(heel, past))) {
    const langer = regel === '' || regel.endsWith(AFGEBROKEN) ? regel + woord : `${regel} ${woord}`
    if (regel === '' || (!regel.endsWith(AFGEBROKEN) && past(langer))) {
      regel = langer
    } else {
      regels.push(regel.replace(AFGEBROKEN, ''))
      regel = woord
    }
  }
  return [...regels, regel.replace(AFGEBROKEN, '')]
}

/** Marks a piece after which a new line must begin. */
const AFGEBROKEN = '\u0000'
const MINSTE_STUK = 3

function breekWoord(woord: string, past: (regel: string) => boolean): readonly string[] {
  if (past(woord)) return [woord]
  const streepje = [...woord.matchAll(/[-/]/g)]
    .map((gevonden) => gevonden.index + 1)
    .filter((plaats) => plaats < woord.length && past(woord.slice(0, plaats)))
    .at(-1)
  let einde = streepje ?? woord.length - MINSTE_STUK
  while (streepje === undefined && einde > MINSTE_STUK && !past(`${woord.slice(0, einde)}-`)) einde -= 1
  if (einde <= 0 || einde >= woord.length) return [woord]
  const stuk = streepje === undefined ? `${woord.slice(0, einde)}-` : woord.slice(0, einde)
  return [stuk + AFGEBROKEN, ...breekWoord(woord.slice(einde), past)]
}
