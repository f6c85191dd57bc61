import { type Source, SourceError } from './source.ts'

/**
 * A source whose callers are told why it has no answer, where that is known: as GraphQL says it, by an error with a
 * code, in the place of the data. What else goes wrong is thrown on.
 */
export function sayWhy(source: Source): Source {
  return {
    ...source,
    async execute(request, caller) {
      try {
        return await source.execute(request, caller)
      } catch (error) {
        if (!(error instanceof SourceError) || error.code === 'SOURCE_FAILED') throw error
        const { message, code } = error
        return () => ({ errors: [{ message, extensions: { code } }] })
      }
    },
  }
}
