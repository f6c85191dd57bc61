import { Agent, request } from 'node:http'

/** What came of the light requests beside an attack, in milliseconds. */
export interface Waited {
  readonly p99: number
  readonly longest: number
  /** How many were not answered with what was asked. */
  readonly wrong: number
}

export interface LightRequests {
  /** When they are answered as they are without any attack: the first ones are slower. */
  readonly settled: Promise<void>
  stop(): Promise<Waited>
}

/** In milliseconds. */
const interval = 20
/** Before the attack, and not measured. */
const settling = 25

/** Asks something light every 20 ms, whether or not the one before was answered, as another afnemer would. */
export function lightRequests(url: string, token: string): LightRequests {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const body = JSON.stringify({ query: '{ organisatie(id: "gm0344") { naam } }' })
  const waits: number[] = []
  const underWay = new Set<Promise<void>>()
  let wrong = 0
  let sent = 0
  let settle = () => {}
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })

  async function one(): Promise<void> {
    const measured = sent > settling
    const began = performance.now()
    const answered = await ask(url, agent, token, body).catch(() => '')
    if (!measured) return
    waits.push(performance.now() - began)
    if (!answered.includes('"naam":"Utrecht"')) wrong += 1
  }
  const timer = setInterval(() => {
    sent += 1
    if (sent === settling) settle()
    const asked = one()
    underWay.add(asked)
    void asked.then(() => underWay.delete(asked))
  }, interval)

  return {
    settled,
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
      agent.destroy()
      const sorted = waits.sort((one, other) => one - other)
      const at = (part: number) =>
        Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
      return { p99: at(0.99), longest: at(1), wrong }
    },
  }
}

function ask(url: string, agent: Agent, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    }
    const sent = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer within half a minute')))
    sent.on('error', reject)
    sent.end(body)
  })
}
