import { describe, expect, it } from 'vitest'
import { continueTrace } from './traceparent.ts'

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const header = `00-${trace}-00f067aa0ba902b7-00`

describe('continueTrace', () => {
  it("keeps the caller's trace and its flags, under a span of ours", () => {
    const ours = continueTrace(header)
    expect(ours).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`))
    expect(ours).not.toBe(header)
  })

  it.each([
    undefined,
    '',
    'geheim',
    `01-${trace}-00f067aa0ba902b7-00`,
    `00-${trace.toUpperCase()}-00f067aa0ba902b7-00`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-00`,
    `00-${trace}-${'0'.repeat(16)}-00`,
    `${header}-meer`,
    `${header}\n`,
  ])('begins a trace of its own for %j', (sent) => {
    const ours = continueTrace(sent)
    expect(ours).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(ours).not.toContain(trace)
  })

  it('never gives two requests the same span', () => {
    expect(continueTrace(header)).not.toBe(continueTrace(header))
  })
})
