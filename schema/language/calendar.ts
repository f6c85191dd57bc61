/** `YYYY-MM-DD`, of a date that exists. The calendar has no year 0, and neither has PostgreSQL. */
export function isDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text)
}

/** `YYYY-MM-DDThh:mm:ss.sssZ`, as JavaScript writes a moment, on a date that exists. */
export function isUtcMoment(text: string): boolean {
  return (
    text.length === 24 &&
    startsWithDate(text) &&
    text[10] === 'T' &&
    isBelow(24, numberAt(text, 11, 13)) &&
    text[13] === ':' &&
    isBelow(60, numberAt(text, 14, 16)) &&
    text[16] === ':' &&
    isBelow(60, numberAt(text, 17, 19)) &&
    text[19] === '.' &&
    numberAt(text, 20, 23) >= 0 &&
    text[23] === 'Z'
  )
}

/** Each value that goes out is looked at, so the calendar is calculated: a pattern takes four times as long. */
export function startsWithDate(text: string): boolean {
  const year = numberAt(text, 0, 4)
  const month = numberAt(text, 5, 7)
  const day = numberAt(text, 8, 10)
  if (text[4] !== '-' || text[7] !== '-' || year < 1 || month < 1 || month > 12 || day < 1) return false
  return day <= 28 || day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function isBelow(limit: number, number: number): boolean {
  return number >= 0 && number < limit
}

/** The number from one place up to another; -1 where not all there is a digit. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    number = number * 10 + digit
  }
  return number
}
