/** Sends attacks, in a process of its own, so that who measures beside it is not held up: `attacker.ts <share> <name>…`. */
import { Agent, request } from 'node:http'
import { type Attack, attacks } from './attacks.ts'

const url = process.env['ATTACK_URL'] ?? ''
const token = process.env['ATTACK_TOKEN']
const [share = '1', ...names] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })

/** By status, or by what went wrong, how many; and the most bytes that came back. */
const came: Record<string, number> = {}
let largest = 0

async function run({ body, count, atOnce }: Attack): Promise<void> {
  let next = 0
  const most = Math.max(atOnce, Math.ceil(count * Number(share)))
  const sender = async () => {
    while (next < most) {
      const outcome = await send(body(next++)).catch((error: NodeJS.ErrnoException) => error.code ?? 'error')
      came[outcome] = (came[outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
}

function send(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const sent = request(url, { method: 'POST', agent, headers, timeout: 60_000 }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => {
        largest = Math.max(largest, bytes)
        resolve(String(response.statusCode))
      })
      response.on('error', reject)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer within a minute')))
    sent.on('error', reject)
    sent.end(body)
  })
}

// Starting takes as much of the machine as an attack, and is none: it begins when it is told to.
console.log('ready')
await new Promise((resolve) => process.stdin.once('data', resolve))
await Promise.all(attacks.filter(({ name }) => names.includes(name)).map(run))
console.log(JSON.stringify({ came, largest }))
agent.destroy()
process.stdin.destroy()
