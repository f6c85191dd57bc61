import { describe, expect, it } from 'vitest'
import { type Asks, conflictIn, holdTogether } from './together.ts'

const numbers = [1, 2, 3, 4, 5, 6]
const even: Asks<number> = { argument: 'even', of: (one) => one % 2 === 0 }
const small: Asks<number> = { argument: 'small', of: (one) => one < 3 }
const odd: Asks<number> = { argument: 'odd', of: (one) => one % 2 === 1 }
const large: Asks<number> = { argument: 'large', of: (one) => one > 1 }

describe('conflictIn()', () => {
  it('is none where one thing meets everything, and where one argument asks alone', () => {
    expect(conflictIn([even, small], numbers)).toBeNull()
    expect(conflictIn([even], [])).toBeNull()
  })

  it('names two that contradict each other, whatever else is asked', () => {
    expect(conflictIn([small, even, odd], numbers)).toEqual(['even', 'odd'])
  })

  it('names all where any two can be met', () => {
    expect(conflictIn([odd, small, large], numbers)).toEqual(['odd', 'small', 'large'])
  })
})

describe('holdTogether()', () => {
  it('refuses arguments that contradict each other, naming them', () => {
    expect(() => holdTogether([even, odd], numbers, 'number')).toThrow(
      expect.objectContaining({
        message: 'The arguments "even" and "odd" contradict each other: no number meets them together',
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'even' }),
      }),
    )
  })
})
