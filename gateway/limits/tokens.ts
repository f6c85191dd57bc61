import { Lexer, Source, TokenKind } from 'graphql'

/** How many tokens a document's text holds, without comments; text that is no GraphQL counts up to where it breaks. */
export function tokens(query: string): number {
  const lexer = new Lexer(new Source(query))
  let count = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1
  } catch {
    // The parser says what is wrong with it.
  }
  return count
}
