import { PublicError } from '../errors.ts'

/**
 * Work whose end is waited for no longer than this; what it is still doing then is nobody's answer any more.
 *
 * @param deadline in milliseconds, from now.
 * @throws {PublicError} 504 when it is not done by then.
 */
export function inTime<Result>(work: Promise<Result>, deadline: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLate(deadline)), deadline)
    work.then(
      (result) => {
        clearTimeout(timer)
        resolve(result)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}

function tooLate(deadline: number): PublicError {
  return new PublicError(
    'DEADLINE_EXCEEDED',
    504,
    `There was no answer within ${deadline} milliseconds; ask less at once, or try again later`,
  )
}
