/** Of an answer that is expected to have no more bytes than this, what it has is not looked at. */
const small = 50_000

/**
 * How many bytes an answer has as JSON, about: a text counts its characters, and a number five. What is shared
 * between rows counts in each, as it will be written.
 *
 * @param most counting stops where there are more.
 */
export function answerSize(value: unknown, most: number): number {
  let size = 0

  function add(inside: unknown): void {
    if (typeof inside === 'string') size += inside.length + 3
    else if (typeof inside !== 'object' || inside === null) size += 5
    else if (Array.isArray(inside)) {
      size += 3
      for (let index = 0; index < inside.length && size <= most; index++) add(inside[index])
    } else {
      size += 3
      for (const key in inside) {
        size += key.length + 3
        add((inside as Record<string, unknown>)[key])
        if (size > most) return
      }
    }
  }

  add(value)
  return size
}

/**
 * Whether an answer has no more bytes than its caller may have. Rows can hold longer texts than was expected, and one
 * thing that many rows share is fetched once and written in each.
 *
 * @param expected how many bytes were.
 */
export function fits(answer: unknown, expected: number, most: number): boolean {
  return expected <= small || answerSize(answer, most) <= most
}
