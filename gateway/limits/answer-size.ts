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
