import { describe, expect, it } from 'vitest'
import type { Outcome } from './connection.ts'
import { type Line, ReadTransaction } from './read-transaction.ts'

/** A connection that reads every value of a row with `parse`, and tells nobody anything. */
function line(parse: (text: string) => unknown): Line {
  return {
    columnParser: () => parse,
    prepare: () => ({ prepared: { name: '', reader: null }, parse: true }),
    forget() {},
    forgetAll() {},
    answered() {},
    broke() {},
  }
}

describe('a transaction that is read', () => {
  it('fails only the statement of which a row cannot be read', () => {
    let given: Outcome[] = []
    const wrong = new Error('no number')
    const parse = (text: string) => {
      if (text === 'stuk') throw wrong
      return text
    }
    const statements = ['rights', 'a', 'b', 'c'].map((sql) => ({ sql, parameters: [] }))
    const transaction = new ReadTransaction(
      line(parse),
      statements,
      (outcomes) => {
        given = outcomes
      },
      () => {},
    )
    for (const text of ['x', 'goed', 'stuk', 'goed']) {
      transaction.handleRowDescription({ fields: [{ name: 'waarde', dataTypeID: 25 }] })
      transaction.handleDataRow({ fields: [text] })
      transaction.handleCommandComplete()
    }
    transaction.handleReadyForQuery()
    expect(given).toEqual([
      { kind: 'rows', rows: [{ waarde: 'goed' }] },
      { kind: 'failed', error: wrong },
      { kind: 'rows', rows: [{ waarde: 'goed' }] },
    ])
  })
})
