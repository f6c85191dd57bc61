import { escapeMarkup } from '../escape.ts'

/** HTML that may stand as it is. Only `html` makes it from text, and `rauw` from what this project drew itself. */
export class Markup {
  readonly inhoud: string

  constructor(inhoud: string) {
    this.inhoud = inhoud
  }
}

type Waarde = string | number | null | Markup | readonly Waarde[]

/** Markup with values in it; text among them is escaped, `null` is nothing. */
export function html(delen: TemplateStringsArray, ...waarden: readonly Waarde[]): Markup {
  return new Markup(
    delen.map((deel, i) => deel + (i < waarden.length ? schrijf(waarden[i] ?? null) : '')).join(''),
  )
}

export function raw(inhoud: string): Markup {
  return new Markup(inhoud)
}

function schrijf(waarde: Waarde): string {
  if (waarde === null) return ''
  if (waarde instanceof Markup) return waarde.inhoud
  if (typeof waarde === 'string' || typeof waarde === 'number') return escapeMarkup(String(waarde))
  return waarde.map(schrijf).join('')
}
