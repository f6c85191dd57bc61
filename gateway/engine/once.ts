/** A function that can be called once, and forgets when it is what it was made of. */
export function once<Result>(make: () => Result): () => Result {
  let held: (() => Result) | undefined = make
  return () => {
    const made = held
    held = undefined
    if (!made) throw new Error('Making an answer: it was made before')
    return made()
  }
}
