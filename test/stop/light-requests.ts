import { Agent, request } from 'node:http'

/** What came of the light requests beside an attack, in milliseconds. */
export interface Waited {
  readonly p99: number
  readonly longest: number
  /** How many were not answered with what was asked, and what came in place of it the first time. */
  readonly wrong: number
  readonly instead: string
}

/** How often is asked, in milliseconds, whether or not the one before was answered. */
const interval = 20

/** Asks something light of the hub as another afnemer would, until `stop` is called. */
export function lightRequests(url: string, token: string): { stop(): Promise<Waited> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const body = JSON.stringify({ query: '{ organisatie(id: "gm0344") { naam } }' })
  const waits: number[] = []
  const underWay = new Set<Promise<void>>()
  let wrong = 0
  let instead = ''

  async function one(): Promise<void> {
    const began = performance.now()
    const answered = await ask(url, agent, token, body).catch((error: Error) => error.message)
    waits.push(performance.now() - began)
    if (answered.includes('"naam":"Utrecht"')) return
    wrong += 1
    instead ||= answered
  }
  const timer = setInterval(() => {
    const asked = one()
    underWay.add(asked)
    void asked.then(() => underWay.delete(asked))
  }, interval)

  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
      agent.destroy()
      const sorted = waits.sort((one, other) => one - other)
      const at = (part: number) =>
        Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
      return { p99: at(0.99), longest: at(1), wrong, instead }
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
      response.on('end', () => resolve(`${response.statusCode} ${text}`))
      response.on('error', reject)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer within half a minute')))
    sent.on('error', reject)
    sent.end(body)
  })
}
