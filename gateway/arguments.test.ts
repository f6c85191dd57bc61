import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

describe('the arguments of the gateway', () => {
  it('are none by default', () => {
    expect(readArguments([], {})).toEqual({ supergraph: undefined, unprotected: false })
  })

  it('name a file, and say that it has no rules', () => {
    expect(readArguments(['--supergraph', 'x.graphql', '--unprotected'], {})).toEqual({
      supergraph: 'x.graphql',
      unprotected: true,
    })
  })

  it.each([
    ['an option that is none', ['--supergrap', 'x'], {}, '--supergrap'],
    ['no file', ['--supergraph'], {}, 'wanted: npm run gateway'],
    ['no rules for the committed supergraph', ['--unprotected'], {}, 'a file of your own'],
    [
      'no rules in production',
      ['--supergraph', 'x', '--unprotected'],
      { NODE_ENV: 'production' },
      'NODE_ENV is "production"',
    ],
  ])('refuse %s', (_, given, env, message) => {
    expect(() => readArguments(given, env)).toThrow(message)
  })
})
