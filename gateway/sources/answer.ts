import { type SourceAnswer, type SourceAnswerError, SourceError } from './source.ts'

/**
 * Reads a GraphQL answer.
 *
 * @throws {SourceError} where it is none; the message quotes nothing of it, since it can hold personal data.
 */
export function readAnswer(source: string, text: string): SourceAnswer {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    throw noAnswer(source)
  }
  if (!isObject(answer)) throw noAnswer(source)
  const { data, errors } = answer
  if (data !== undefined && data !== null && !isObject(data)) throw noAnswer(source)
  if (errors === undefined || errors === null) return { data }
  if (!Array.isArray(errors) || !errors.every(isError)) throw noAnswer(source)
  return { data, errors }
}

function isError(error: unknown): error is SourceAnswerError {
  if (!isObject(error) || typeof error['message'] !== 'string') return false
  const { path, extensions } = error
  const isPath =
    path === undefined ||
    (Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number'))
  return isPath && (extensions === undefined || isObject(extensions))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function noAnswer(source: string): SourceError {
  return new SourceError(source, 'no GraphQL answer')
}
