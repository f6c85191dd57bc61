import { ontsnap } from '../ontsnap.ts'

/** HTML that may stand as it is. Only `html` makes it from text, and `rauw` from what this project drew itself. */
export class Markering {
  readonly inhoud: string

  constructor(inhoud: string) {
    this.inhoud = inhoud
  }
}

type Waarde = string | number | null | Markering | readonly Waarde[]

/** Markup with values in it; text among them is escaped, `null` is nothing. */
export function html(delen: TemplateStringsArray, ...waarden: readonly Waarde[]): Markering {
  return new Markering(
    delen.map((deel, i) => deel + (i < waarden.length ? schrijf(waarden[i] ?? null) : '')).join(''),
  )
}

export function rauw(inhoud: string): Markering {
  return new Markering(inhoud)
}

function schrijf(waarde: Waarde): string {
  if (waarde === null) return ''
  if (waarde instanceof Markering) return waarde.inhoud
  if (typeof waarde === 'string' || typeof waarde === 'number') return ontsnap(String(waarde))
  return waarde.map(schrijf).join('')
}
