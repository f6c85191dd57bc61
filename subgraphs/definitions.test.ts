import { print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { declaredSubgraphs } from './declared.ts'
import { subgraphs } from './definitions.ts'

describe('what a gateway knows of the subgraphs', () => {
  it('is what their code declares, by the same names and in the same order', () => {
    const whole = ({
      name,
      sdl,
    }: ReturnType<typeof declaredSubgraphs>[number] | (typeof subgraphs)[number]) => ({
      name,
      sdl: print(sdl),
    })
    expect(declaredSubgraphs().map(whole)).toEqual(subgraphs.map(whole))
  })
})
