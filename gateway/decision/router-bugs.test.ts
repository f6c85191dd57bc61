/**
 * Authorisation bugs that were published of federation routers, each by name, as far as they are bugs of the
 * decision or of composition. An advisory is cited where it describes the same fault.
 */
import { readFileSync } from 'node:fs'
import { buildASTSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '../../schema/composition/compose.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { anonymous, rightsKey } from '../../schema/rights/caller.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import { answerAs, placesOf, policyOf, withScopes } from './testing.ts'

const shared = readFileSync(new URL('../../schema/gedeeld.graphql', import.meta.url), 'utf8')
const subgraph = (name: string, sdl: string, header = shared) => ({ name, sdl: parse(`${header}\n${sdl}`) })
const where = (errors: unknown[]) =>
  errors.map((error) => {
    const { path, extensions } = error as { path: unknown[]; extensions: { veld: string } }
    return [path.join('.'), extensions.veld]
  })

describe('a query through an interface whose implementers all carry the same rule', () => {
  // A router compared the rules of the implementers, and asked none of them where they were equal.
  const policy = policyOf(`
    type Query { dieren: [Dier] }
    interface Dier { naam: String }
    type Hond implements Dier { naam: String @requiresScopes(scopes: [["naam"]]) }
    type Kat implements Dier { naam: String @requiresScopes(scopes: [["naam"]]) }
  `)
  const root = {
    dieren: [
      { is: 'Hond', naam: 'Bo' },
      { is: 'Kat', naam: 'Mia' },
    ],
  }

  it('is refused on every implementer', async () => {
    const { data, errors, executed } = await answerAs(policy, withScopes(), '{ dieren { naam } }', { root })
    expect(data).toEqual({ dieren: [{ naam: null }, { naam: null }] })
    expect(where(errors)).toEqual([
      ['dieren.0.naam', 'Hond.naam'],
      ['dieren.1.naam', 'Kat.naam'],
    ])
    expect(executed).not.toContain('naam')
  })

  it('is refused where the whole types carry it', async () => {
    const whole = policyOf(`
      type Query { dier: Dier }
      interface Dier { naam: String }
      type Hond implements Dier @authenticated { naam: String }
      type Kat implements Dier @authenticated { naam: String }
    `)
    const { data, executed } = await answerAs(whole, anonymous, '{ dier { naam } }', {
      root: { dier: root.dieren[0] },
    })
    expect(data).toBeNull()
    expect(executed).toBeNull()
  })
})

describe('a rule on an interface, avoided by a fragment on an implementer', () => {
  // GHSA-mx7m-j9xf-62hw: rules on interface types and fields did not hold on the objects behind them.
  it('cannot be written: it does not compose', () => {
    const sdl = (type: string, field: string) =>
      `type Query @tag(name: "openbaar") { dier: Dier }
       interface Dier @tag(name: "openbaar") ${type} { naam: String ${field} }
       type Hond implements Dier @tag(name: "openbaar") { naam: String }`
    expect(() => compose([subgraph('een', sdl('', ''))])).not.toThrow()
    expect(() => compose([subgraph('een', sdl('@authenticated', ''))])).toThrow(/interface/i)
    expect(() => compose([subgraph('een', sdl('', '@authenticated'))])).toThrow(/interface/i)
  })

  it('of an interface object holds on the objects, by fragment and by interface', async () => {
    const { supergraph } = compose([
      subgraph(
        'dieren',
        `type Query @tag(name: "openbaar") { dier: Dier }
         interface Dier @key(fields: "id") @tag(name: "openbaar") { id: ID! }
         type Hond implements Dier @key(fields: "id") @tag(name: "openbaar") { id: ID! }`,
      ),
      subgraph(
        'chips',
        `type Dier @interfaceObject @key(fields: "id") { id: ID! @tag(name: "openbaar")  chip: Int @authenticated }`,
      ),
    ])
    const { policy } = loadSupergraph(supergraph)
    const root = { dier: { is: 'Hond', id: '1', chip: 7 } }
    for (const query of ['{ dier { id ... on Hond { chip } } }', '{ dier { id chip } }']) {
      const { data } = await answerAs(policy, anonymous, query, { root })
      expect(data).toEqual({ dier: { id: '1', chip: null } })
    }
  })
})

describe('an authorisation directive under another name', () => {
  // GHSA-g8jh-vg5j-4h3f: directives renamed by @link were not enforced.
  it.each([
    ['imported as', 'import: ["@tag", { name: "@authenticated", as: "@ingelogd" }]', '@ingelogd'],
    ['by its namespace', 'import: ["@tag"]', '@federation__authenticated'],
    ['by a renamed namespace', 'as: "fed", import: ["@tag"]', '@fed__authenticated'],
  ])('is enforced: %s', async (_, link, directive) => {
    const document = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", ${link})
      type Query { open: Int  geheim: Int ${directive} }
    `)
    const policy = {
      schema: buildASTSchema(document, { assumeValidSDL: true }),
      rules: rulesOf(document),
      arguments: argumentDirectivesOf(document),
    }
    const { data } = await answerAs(policy, anonymous, '{ open geheim }', { root: { open: 1, geheim: 2 } })
    expect(data).toEqual({ open: 1, geheim: null })
  })

  it('is enforced when the supergraph carries it', async () => {
    const header = `extend schema @link(
      url: "https://specs.apollo.dev/federation/v2.12"
      import: ["@tag", { name: "@authenticated", as: "@ingelogd" }]
    )`
    const sdl = 'type Query { open: Int @tag(name: "openbaar")  geheim: Int @ingelogd }'
    const { policy } = loadSupergraph(compose([subgraph('een', sdl, header)]).supergraph)
    const { data } = await answerAs(policy, anonymous, '{ open geheim }', { root: { open: 1, geheim: 2 } })
    expect(data).toEqual({ open: 1, geheim: null })
  })
})

describe('a protected value handed on by a chain of @requires', () => {
  // GHSA-m8jr-fxqx-8xx6: what a field requires was fetched without asking its rules.
  it('does not compose', () => {
    const een = `
      type Query @tag(name: "openbaar") { melding: Melding }
      type Melding @key(fields: "id") @tag(name: "openbaar") { id: ID!  ernst: Int @authenticated }`
    const twee = (rule: string) =>
      `type Melding @key(fields: "id") { id: ID!  ernst: Int @external  score: Int @requires(fields: "ernst") ${rule} }`
    const drie = (rule: string) =>
      `type Melding @key(fields: "id") { id: ID!  score: Int @external  label: Int @requires(fields: "score") ${rule} }`
    const open = '@tag(name: "openbaar")'
    const composing = (score: string, label: string) => () =>
      compose([subgraph('een', een), subgraph('twee', twee(score)), subgraph('drie', drie(label))])
    expect(composing('@authenticated', '@authenticated')).not.toThrow()
    expect(composing('@authenticated', open)).toThrow('Melding.label → @requires Melding.score')
    expect(composing(open, open)).toThrow('Melding.label → @requires Melding.score → @requires Melding.ernst')
  })
})

describe('a refused field under an alias', () => {
  const policy = policyOf(`
    type Query { mens: Mens }
    type Mens { naam: String  adres: String @authenticated }
  `)
  const root = { mens: { naam: 'Bo', adres: 'Plein 1' } }

  it('is refused under the name of an allowed field, and the allowed one is not', async () => {
    const { data, errors } = await answerAs(policy, anonymous, '{ mens { naam: adres adres: naam } }', {
      root,
    })
    expect(data).toEqual({ mens: { naam: null, adres: 'Bo' } })
    expect(where(errors)).toEqual([['mens.naam', 'Mens.adres']])
  })

  it('is refused each time that it is asked', async () => {
    const { data, errors } = await answerAs(policy, anonymous, '{ mens { a: adres b: adres naam } }', {
      root,
    })
    expect(data).toEqual({ mens: { a: null, b: null, naam: 'Bo' } })
    expect(placesOf(errors)).toEqual([
      ['mens', 'a'],
      ['mens', 'b'],
    ])
  })
})

describe('a union with a member that the caller may not see', () => {
  const policy = policyOf(`
    type Query { vondsten: [Vondst] }
    union Vondst = Hond | Schat
    type Hond { naam: String }
    type Schat @requiresScopes(scopes: [["schat"]]) { naam: String }
  `)
  const root = {
    vondsten: [
      { is: 'Schat', naam: 'goud' },
      { is: 'Hond', naam: 'Bo' },
    ],
  }
  const query = '{ vondsten { ... on Schat { naam } ... on Hond { naam } } }'

  it('is not denied too little: nothing of the hidden member, nor its name', async () => {
    const { data } = await answerAs(policy, withScopes(), '{ vondsten { __typename } }', { root })
    expect(data).toEqual({ vondsten: [{ __typename: null }, { __typename: 'Hond' }] })
    const { executed } = await answerAs(policy, withScopes(), query, { root })
    expect(executed).not.toContain('on Schat')
  })

  it('is not denied too much: the other member answers', async () => {
    const { data, errors } = await answerAs(policy, withScopes(), query, { root })
    expect(data).toEqual({ vondsten: [{ naam: null }, { naam: 'Bo' }] })
    expect(where(errors)).toEqual([['vondsten.0.naam', 'Schat']])
  })
})

describe('one plan for two decisions', () => {
  const policy = policyOf(`
    type Query { lijst(ernst: Int @verraadt(velden: ["Mens.adres"])): Mens  mens: Mens }
    directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION
    type Mens { naam: String  adres: String @requiresScopes(scopes: [["adres"]]) }
  `)
  const root = { lijst: { naam: 'Bo' }, mens: { naam: 'Bo', adres: 'Plein 1' } }
  const allowed = withScopes('adres')
  const refused = withScopes()

  it('cannot be: what is planned differs between callers, and so do the keys of their rights', async () => {
    const query = '{ mens { naam adres } }'
    const most = await answerAs(policy, allowed, query, { root })
    const least = await answerAs(policy, refused, query, { root })
    expect(most.executed).not.toBe(least.executed)
    expect(least.executed).not.toContain('adres')
    expect(rightsKey(allowed)).not.toBe(rightsKey(refused))
    expect((await answerAs(policy, allowed, query, { root })).data).toEqual(most.data)
  })

  it('cannot be: one operation is planned apart when a variable reveals what it hides', async () => {
    const query = 'query ($e: Int) { mens { naam } lijst(ernst: $e) { naam } }'
    const without = await answerAs(policy, refused, query, { root })
    const revealing = await answerAs(policy, refused, query, { root, variables: { e: 1 } })
    expect(without.errors).toEqual([])
    expect(revealing.data).toEqual({ mens: { naam: 'Bo' }, lijst: null })
    expect(revealing.executed).not.toBe(without.executed)
  })
})

describe('prototype pollution by an alias', () => {
  // GHSA-74cr-77xc-8g6r and GHSA-pfjj-6f4p-rvmh: aliases and answers reached Object.prototype.
  const policy = policyOf(`
    type Query { mens: Mens }
    type Mens { naam: String  adres: Adres @authenticated  wijk: Adres }
    type Adres { straat: String }
  `)
  const root = { mens: { naam: 'Bo', adres: { straat: 'A' }, wijk: { straat: 'B' } } }

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
    'leaves every object as it was, and refuses as ever: %s',
    async (alias) => {
      const before = Object.getOwnPropertyNames(Object.prototype)
      const query = `{ ${alias}: mens { naam ${alias}: adres { polluted: straat } } }`
      const { data, errors } = await answerAs(policy, anonymous, query, { root })
      const outer = Object.getOwnPropertyDescriptor(data, alias)?.value
      expect(Object.getOwnPropertyDescriptor(outer, alias)?.value).toBeNull()
      expect(where(errors)).toEqual([[`${alias}.${alias}`, 'Mens.adres']])
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
      expect('polluted' in {}).toBe(false)
    },
  )

  it('keeps what is allowed under such an alias beside what is refused', async () => {
    const query = '{ mens { __proto__: wijk { constructor: straat } x: adres { straat } } }'
    const { data } = await answerAs(policy, anonymous, query, { root })
    expect(JSON.stringify(data)).toBe('{"mens":{"__proto__":{"constructor":"B"},"x":null}}')
  })
})
