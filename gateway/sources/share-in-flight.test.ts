import { describe, expect, it } from 'vitest'
import { callerWith } from '../../test/support/subgraph.ts'
import { shareInFlight } from './share-in-flight.ts'

const one = callerWith({ scopes: ['otwb:lezen'] })
const other = callerWith({ scopes: ['otwb:lezen'] })

/** Asks that are answered only when the test says so. */
function waiting() {
  const open: ((text: string) => void)[] = []
  const ask = () => new Promise<string>((resolve) => void open.push(resolve))
  return { open, ask }
}

describe('sharing what is under way', () => {
  it('asks once for the same question of one caller', async () => {
    const share = shareInFlight<string>()
    const { open, ask } = waiting()
    const answers = [share(one, 'q', '{}', ask), share(one, 'q', '{}', ask)]
    expect(open).toHaveLength(1)
    open[0]?.('a')
    expect(await Promise.all(answers)).toEqual(['a', 'a'])
  })

  it('never shares between callers, not even with the same rights', () => {
    const share = shareInFlight<string>()
    const { open, ask } = waiting()
    void share(one, 'q', '{}', ask)
    void share(other, 'q', '{}', ask)
    expect(open).toHaveLength(2)
  })

  it('never shares between other variables', () => {
    const share = shareInFlight<string>()
    const { open, ask } = waiting()
    void share(one, 'q', '{"id":"gm0344"}', ask)
    void share(one, 'q', '{"id":"gm0363"}', ask)
    expect(open).toHaveLength(2)
  })

  it('asks anew once the answer has come, or has failed', async () => {
    const share = shareInFlight<string>()
    let asked = 0
    const fail = async () => {
      asked++
      throw new Error('no')
    }
    await expect(share(one, 'q', '{}', fail)).rejects.toThrow('no')
    await expect(share(one, 'q', '{}', fail)).rejects.toThrow('no')
    expect(asked).toBe(2)
  })
})
