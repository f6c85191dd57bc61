import { describe, expect, it } from 'vitest'
import { completed, fault, newRun, notAnswered, noValue } from './testing.ts'

describe('an error', () => {
  it('says where in the answer, with the keys that were asked', () => {
    const data = { alias_naam: [{ inwoners: 1 }, { inwoners: 'x' }] }
    expect(completed('{ naam: gemeenten { inwoners } }', data).errors).toEqual(
      fault('naam.1.inwoners', 'a value that is no Int'),
    )
  })

  it('says that a source failed, and quotes no value', () => {
    const run = newRun()
    completed('{ aantal }', { aantal: 'geheim' }, run)
    expect(run.errors.told).toEqual([
      {
        message: 'Completing an answer: a value that is no Int',
        path: ['aantal'],
        extensions: { code: 'SOURCE_FAILED' },
      },
    ])
  })

  it('comes for each fault, in the order of the answer', () => {
    expect(completed('{ aantal soort lijst }', { lijst: ['x', 'y'], soort: 1, aantal: 'x' }).errors).toEqual([
      ...fault('aantal', 'a value that is no Int'),
      ...fault('soort', 'a value that is no Soort'),
      ...fault('lijst.0', 'a value that is no Int'),
      ...fault('lijst.1', 'a value that is no Int'),
    ])
  })

  it('is at its own place after a fault deep in something else', () => {
    const data = { gemeenten: [{ buur: { inwoners: null } }, { inwoners: 'x' }], aantal: 'x' }
    expect(completed('{ gemeenten { buur { inwoners } } aantal }', data).errors).toEqual([
      ...fault('gemeenten.0.buur.inwoners', noValue),
      ...fault('gemeenten.1.buur', notAnswered),
      ...fault('aantal', 'a value that is no Int'),
    ])
  })

  it('is not added where a source said why, at that place, above or below it', () => {
    const run = newRun()
    for (const path of [['tekst'], ['gemeente'], ['gemeenten', 1, 'buur', 'id']])
      run.errors.push({ message: 'stuk', path })
    const data = { gemeente: {}, gemeenten: [{ id: 'a' }, { id: 'b' }], aantal: 'x' }
    expect(
      completed('{ tekst gemeente { inwoners } gemeenten { buur { id } } aantal }', data, run),
    ).toMatchObject({
      data: { tekst: null, gemeente: null, gemeenten: [{ buur: null }, { buur: null }], aantal: null },
      errors: [
        'tekst: stuk',
        'gemeente: stuk',
        'gemeenten.1.buur.id: stuk',
        ...fault('gemeenten.0.buur', notAnswered),
        ...fault('aantal', 'a value that is no Int'),
      ],
    })
  })
})

describe('an object for which a source did not answer', () => {
  it('lacks fields without an error, where one says already why', () => {
    const [gemeente, organisatie] = [{ id: 'a' }, {}]
    const run = newRun()
    run.leave([gemeente, organisatie], 'explained')
    const query = '{ gemeente { id naam } organisatie { ... on Gemeente { naam } } }'
    expect(completed(query, { gemeente, organisatie }, run)).toEqual({
      data: { gemeente: { id: 'a', naam: null }, organisatie: null },
      errors: [],
    })
  })

  it('is null without another error where it lacks what must be there', () => {
    const gemeente = { id: 'a' }
    const run = newRun()
    run.leave([gemeente], 'explained')
    expect(completed('{ gemeente { id inwoners } }', { gemeente }, run)).toEqual({
      data: { gemeente: null },
      errors: [],
    })
  })

  it('because the source does not know it lacks what may be null, and an error tells of what must be there', () => {
    const [gemeente, buur] = [{ id: 'a' }, { id: 'b' }]
    const run = newRun()
    run.leave([gemeente, buur], 'unknown')
    expect(
      completed('{ gemeente { naam } anders: gemeente { inwoners } }', { gemeente, anders: buur }, run),
    ).toEqual({
      data: { gemeente: { naam: null }, anders: null },
      errors: fault('anders.inwoners', noValue),
    })
  })

  it('is still held to what it does hold', () => {
    const gemeente = { naam: 1 }
    const run = newRun()
    run.leave([gemeente], 'explained')
    expect(completed('{ gemeente { naam } }', { gemeente }, run).errors).toEqual(
      fault('gemeente.naam', 'a value that is no String'),
    )
  })
})
