import type { Tekst } from '../../verslag.ts'

/** A stretch of a sentence that rests on figures, or gives the words of a source. */
export interface Slot {
  readonly words: string
  readonly ids: readonly string[]
  readonly literal: boolean
  /** What follows it: ` in 2022`. */
  readonly after: string
}

/** A sentence with a place for each of its slots, its days and its years: `Op ‹dag› was het ⟦0⟧.` */
export interface Sentence {
  readonly template: string
  readonly slots: readonly Slot[]
}

const months = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'

/** The same text with neighbouring strings as one. */
export function joined(text: Tekst): Tekst {
  const whole: Tekst[number][] = []
  for (const piece of text) {
    const last = whole.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') whole[whole.length - 1] = `${last}${piece}`
    else whole.push(piece)
  }
  return whole
}

/** Takes a text of a report apart, into sentences without anything that differs from day to day. */
export function sentencesOf(text: Tekst): readonly Sentence[] {
  const slots: Slot[] = []
  const pieces = joined(text)
  const whole = pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return piece
      const next = pieces[index + 1]
      const after = typeof next === 'string' ? next : ''
      slots.push({
        words: piece.tekst,
        ids: piece.cijfers,
        literal: piece.letterlijk === true,
        after,
      })
      return `⟦${slots.length - 1}⟧`
    })
    .join('')
    .replaceAll('\u00a0', ' ')
  return whole.split(/(?<=\.) (?=[A-Z⟦])/).map((sentence) => {
    const own = [...sentence.matchAll(/⟦(\d+)⟧/g)]
      .map(([, index]) => slots[Number(index)])
      .filter((slot) => slot !== undefined)
    let next = 0
    const template = sentence
      .replaceAll(/⟦\d+⟧/g, () => `⟦${own[next++]?.literal ? 'L' : 'C'}⟧`)
      .replaceAll(new RegExp(String.raw`\b\d{1,2} (${months}) \d{4}\b`, 'g'), '‹dag›')
      .replaceAll(new RegExp(String.raw`\b(${months}) (19|20)\d{2}\b`, 'g'), '‹maand›')
      .replaceAll(/\b(eerste|tweede|derde|vierde) kwartaal (19|20)\d{2}\b/g, '‹kwartaal›')
      .replaceAll(/\b(19|20)\d{2}\b/g, '‹jaar›')
    return { template, slots: own }
  })
}
