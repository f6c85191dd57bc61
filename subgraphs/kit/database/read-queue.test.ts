import { describe, expect, it } from 'vitest'
import { anonymous } from '../../../schema/rights/caller.ts'
import type { Outcome, Pool, Rights } from './connection.ts'
import { ReadQueue } from './read-queue.ts'
import { rightsOf } from './rights.ts'

const some = rightsOf('nwb_een_lezer', anonymous)
const other = rightsOf('nwb_ander_lezer', anonymous)
const statement = (sql: string) => ({ sql, parameters: [] })

interface Read {
  readonly connection: number
  readonly rights: Rights
  readonly statements: readonly string[]
}

function answered(texts: readonly string[]): Outcome[] {
  const failing = texts.indexOf('stuk')
  return texts.map((sql, at) => {
    if (failing < 0 || at < failing) return { kind: 'rows', rows: [sql] }
    return at === failing ? { kind: 'failed', error: new Error('stuk') } : { kind: 'not run' }
  })
}

/**
 * A pool of connections that answer every statement with its own text: `stuk` fails, `slecht` cannot be begun. It tells
 * what was read and which connections were given back broken, and answers when `answer` lets it.
 */
function pool(answer: () => Promise<void> = async () => {}, size = 8) {
  const reads: Read[] = []
  const told = {
    reads,
    broken: [] as (boolean | undefined)[],
    held: 0,
    most: 0,
    refuses: false,
    outcomes: answered,
  }
  const made: Pool = {
    name: 'a test',
    size,
    async connect() {
      if (told.refuses) throw new Error('no connection')
      while (told.held >= size) await nextTurn()
      const connection = ++told.held
      told.most = Math.max(told.most, told.held)
      return {
        query: () => Promise.reject(new Error('Not offered')),
        exec: () => Promise.reject(new Error('Not offered')),
        async read(rights, statements) {
          const texts = statements.map(({ sql }) => sql)
          reads.push({ connection, rights, statements: texts })
          await answer()
          if (texts.includes('slecht')) throw new Error('the connection broke')
          return told.outcomes(texts)
        },
        release(broken) {
          told.held--
          told.broken.push(broken)
        },
      }
    },
    async close() {},
  }
  return { told, queue: new ReadQueue(made) }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a queue of what is read', () => {
  it('has what is asked at once with the same rights share a transaction, and nothing else', async () => {
    const { told, queue } = pool()
    const answers = await Promise.all([
      queue.quick(some, statement('a')),
      queue.quick(other, statement('b')),
      queue.quick(some, statement('c')),
    ])
    expect(answers).toEqual([['a'], ['b'], ['c']])
    expect(told.reads.map(({ rights, statements }) => [rights, statements])).toEqual([
      [some, ['a', 'c']],
      [other, ['b']],
    ])
  })

  it('takes no more than half of the connections for what is quick, and brings all that waits to the first that is free', async () => {
    const going: (() => void)[] = []
    const { told, queue } = pool(() => new Promise((resolve) => going.push(resolve)))
    const rights = Array.from({ length: 10 }, (_, at) => rightsOf(`nwb_${at}_lezer`, anonymous))
    const answers = Promise.all(rights.slice(0, 4).map((one) => queue.quick(one, statement('eerst'))))
    await nextTurn()
    await nextTurn()
    const later = Promise.all(rights.slice(4).map((one) => queue.quick(one, statement('later'))))
    await nextTurn()
    await nextTurn()
    expect(told).toMatchObject({ held: 4, most: 4 })
    expect(told.reads).toHaveLength(4)
    going.shift()?.()
    await nextTurn()
    expect(told.reads.slice(4).map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1, 1])
    for (const go of going) go()
    await Promise.all([answers, later])
    await nextTurn()
    expect(told).toMatchObject({ held: 0, most: 4 })
  })

  it('gives what may take long a connection of its own, so that nothing waits behind it', async () => {
    let go = () => {}
    const { told, queue } = pool(() =>
      told.reads.length === 1 ? new Promise((resolve) => (go = () => resolve())) : Promise.resolve(),
    )
    const slow = queue.alone(some, statement('traag'))
    await nextTurn()
    expect(await queue.quick(some, statement('vlug'))).toEqual(['vlug'])
    go()
    expect(await slow).toEqual(['traag'])
    await nextTurn()
    expect(told.held).toBe(0)
  })

  it('puts no more than sixteen statements in a transaction', async () => {
    const { told, queue } = pool()
    const texts = Array.from({ length: 40 }, (_, at) => `s${at}`)
    const answers = await Promise.all(texts.map((text) => queue.quick(some, statement(text))))
    expect(answers).toEqual(texts.map((text) => [text]))
    expect(told.reads.map(({ statements }) => statements.length)).toEqual([16, 16, 8])
  })

  it('asks again what stood behind a statement that failed, and only that', async () => {
    const { told, queue } = pool()
    const answers = await Promise.allSettled(
      ['a', 'stuk', 'b', 'stuk', 'c'].map((text) => queue.quick(some, statement(text))),
    )
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      ['a'],
      'stuk',
      ['b'],
      'stuk',
      ['c'],
    ])
    expect(told.reads.map(({ statements }) => statements)).toEqual([
      ['a', 'stuk', 'b', 'stuk', 'c'],
      ['b', 'stuk', 'c'],
      ['c'],
    ])
  })

  it('closes a connection that broke, tells whose reading it was, and reads on over another', async () => {
    const { told, queue } = pool()
    await expect(
      Promise.all([queue.quick(some, statement('a')), queue.quick(some, statement('slecht'))]),
    ).rejects.toThrow('the connection broke')
    expect(await queue.quick(some, statement('b'))).toEqual(['b'])
    await expect(queue.alone(some, statement('slecht'))).rejects.toThrow('the connection broke')
    await nextTurn()
    expect(told.broken).toEqual([true, false, true])
    expect(told.held).toBe(0)
  })

  it('leaves nobody waiting when there is no connection to be had, then or later', async () => {
    const { told, queue } = pool()
    told.refuses = true
    const refused = await Promise.allSettled([
      queue.quick(some, statement('a')),
      queue.quick(other, statement('b')),
      queue.alone(some, statement('c')),
    ])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    told.refuses = false
    expect(await queue.quick(some, statement('d'))).toEqual(['d'])
  })

  it('asks what may take long again by itself when it did not run', async () => {
    const { told, queue } = pool()
    const failing = { ...statement('traag') }
    let times = 0
    told.outcomes = (texts) =>
      texts.map((sql) => (++times < 3 ? { kind: 'not run' } : { kind: 'rows', rows: [sql] }))
    const [slow, quick] = await Promise.all([queue.alone(some, failing), queue.alone(other, statement('b'))])
    expect([slow, quick]).toEqual([['traag'], ['b']])
    expect(told.reads.every(({ statements }) => statements.length === 1)).toBe(true)
    expect(told.reads).toHaveLength(4)
  })

  it('leaves half of the connections to what is quick, and lets callers take turns with the others', async () => {
    const going: (() => void)[] = []
    const { told, queue } = pool(() => new Promise((resolve) => going.push(resolve)))
    const slow = [...Array(6).fill(some), other].map((rights, at) => queue.alone(rights, statement(`s${at}`)))
    await nextTurn()
    expect(told.reads.map(({ statements }) => statements[0])).toEqual(['s0', 's1', 's2', 's3'])
    const quick = queue.quick(other, statement('vlug'))
    await nextTurn()
    await nextTurn()
    expect(told.reads.at(-1)?.statements).toEqual(['vlug'])
    going.shift()?.()
    await nextTurn()
    expect(told.reads.at(-1)?.statements).toEqual(['s6'])
    const letGo = setInterval(() => {
      for (const go of going.splice(0)) go()
    }, 1)
    await Promise.all([...slow, quick])
    clearInterval(letGo)
    await nextTurn()
    expect(told).toMatchObject({ held: 0, most: 5 })
  })

  it('has both kinds take turns where there is one connection', async () => {
    const { told, queue } = pool(nextTurn, 1)
    const one = Array.from({ length: 5 }, (_, at) =>
      queue.quick(rightsOf(`nwb_${at}_lezer`, anonymous), statement('a')),
    )
    const two = Array.from({ length: 5 }, () => queue.alone(some, statement('b')))
    expect(await Promise.all([...one, ...two])).toEqual([...Array(5).fill(['a']), ...Array(5).fill(['b'])])
    await nextTurn()
    expect(told).toMatchObject({ held: 0, most: 1 })
  })

  it('serves what waited when the connections that it waited for broke', async () => {
    const { told, queue } = pool(nextTurn)
    const rights = Array.from({ length: 12 }, (_, at) => rightsOf(`nwb_${at}_lezer`, anonymous))
    const breaking = rights.slice(0, 4).map((one) => queue.quick(one, statement('slecht')))
    const refused = Promise.allSettled(breaking)
    await nextTurn()
    const behind = rights.slice(4).map((one) => queue.quick(one, statement('a')))
    expect((await refused).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
    expect(await Promise.all(behind)).toEqual(Array(8).fill(['a']))
    await nextTurn()
    expect(told).toMatchObject({ held: 0, most: 4 })
  })
})
