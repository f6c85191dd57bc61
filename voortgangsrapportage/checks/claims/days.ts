const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

/** The first day that a text names in words, `14 mei 2024`, as `2024-05-14`; `null` where it names none. */
export function dayIn(text: string): string | null {
  const pattern = new RegExp(String.raw`\b(\d{1,2}) (${months.join('|')}) (\d{4})\b`)
  const [, day = '', month = '', year = ''] = pattern.exec(text.replaceAll('\u00a0', ' ')) ?? []
  if (day === '') return null
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
