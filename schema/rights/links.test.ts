import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { linkedNames } from './links.ts'

const federation = 'https://specs.apollo.dev/federation/v2.12'
const namesIn = (link: string) => linkedNames(parse(`extend schema ${link}`))

describe('linkedNames', () => {
  it('knows an imported directive by its own name', () => {
    const { authorisation, tag } = namesIn(
      `@link(url: "${federation}", import: ["@requiresScopes", "@authenticated", "@policy", "@tag"])`,
    )
    expect(authorisation.get('requiresScopes')).toBe('requiresScopes')
    expect(authorisation.get('authenticated')).toBe('authenticated')
    expect(authorisation.get('policy')).toBe('policy')
    expect(tag).toBe('tag')
  })

  it('knows a renamed directive by its new name only', () => {
    const { authorisation } = namesIn(
      `@link(url: "${federation}", import: [{ name: "@requiresScopes", as: "@needs" }])`,
    )
    expect(authorisation.get('needs')).toBe('requiresScopes')
    expect(authorisation.has('requiresScopes')).toBe(false)
  })

  it('knows a directive that is not imported by its namespace', () => {
    const { authorisation, tag } = namesIn(`@link(url: "${federation}")`)
    expect(authorisation.get('federation__requiresScopes')).toBe('requiresScopes')
    expect(authorisation.has('requiresScopes')).toBe(false)
    expect(tag).toBe('federation__tag')
  })

  it('follows a renamed namespace', () => {
    const { authorisation } = namesIn(`@link(url: "${federation}", as: "fed")`)
    expect(authorisation.get('fed__policy')).toBe('policy')
    expect(authorisation.has('federation__policy')).toBe(false)
  })

  it('knows the directive of a feature of its own, as a supergraph links it', () => {
    const { authorisation } = namesIn(
      '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY) ' +
        '@link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)',
    )
    expect([...authorisation]).toEqual([
      ['needs', 'requiresScopes'],
      ['policy', 'policy'],
    ])
  })

  it('reads links of a schema definition as well as of an extension', () => {
    const { authorisation } = linkedNames(
      parse(
        `schema @link(url: "${federation}", import: ["@policy"]) { query: Query } type Query { een: Int }`,
      ),
    )
    expect(authorisation.get('policy')).toBe('policy')
  })

  it.each([
    ['another host', 'https://specs.example/federation/v2.12'],
    ['a look-alike host', 'https://specs.apollo.dev.example/federation/v2.12'],
    ['another feature', 'https://specs.apollo.dev/join/v0.5'],
    ['no version', 'https://specs.apollo.dev/federation'],
  ])('takes nothing from a link to %s', (_, url) => {
    expect(namesIn(`@link(url: "${url}", import: ["@requiresScopes"])`).authorisation.size).toBe(0)
  })
})
