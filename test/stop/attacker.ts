/** Sends attacks, in a process of its own, so that who measures beside it is not held up. Told of each by a message. */
import { Agent, request as send } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Attack, AttackRequest, Flood, Held } from './attack.ts'
import { attacks } from './attacks.ts'

/** What is asked of this process. */
export interface Order {
  readonly url: string
  readonly names: readonly string[]
  /** Which part of each attack is sent. */
  readonly share: number
  /** Those with which is asked, one after another; empty where none is. */
  readonly tokens: readonly string[]
}

/** What came of an order: by status, or by what went wrong, how many; and the most bytes of one answer. */
export interface Came {
  readonly came: Readonly<Record<string, number>>
  readonly largest: number
}

/** Where one order is carried out. */
interface Round extends Order {
  readonly agents: readonly Agent[]
  readonly count: (outcome: string, bytes: number) => void
}

/**
 * Who asks without a token asks from many addresses, as many as a machine has of its own: of one, what may be asked in this
 * time has soon been asked.
 */
const addresses =
  process.platform === 'linux'
    ? Array.from({ length: 100 }, (_, index) => `127.9.1.${index + 1}`)
    : ['127.0.0.1']

process.on('message', async (order: Order) => {
  const came: Record<string, number> = {}
  let largest = 0
  const agents = addresses.map((localAddress) => new Agent({ keepAlive: true, localAddress }))
  const count = (outcome: string, bytes: number) => {
    came[outcome] = (came[outcome] ?? 0) + 1
    largest = Math.max(largest, bytes)
  }
  const chosen = attacks.filter(({ name }) => order.names.includes(name))
  await Promise.all(chosen.map((attack) => run(attack, { ...order, agents, count })))
  for (const agent of agents) agent.destroy()
  process.send?.({ came, largest } satisfies Came)
})

function run(attack: Attack, round: Round): Promise<unknown> {
  return 'request' in attack ? flood(attack, round) : hold(attack, round)
}

/** How many requests of an attack were sent: what was never sent before, is not sent a second time in another round. */
const sent = new Map<string, number>()

function flood({ name, request, count, atOnce }: Flood, { share, ...round }: Round): Promise<unknown> {
  let next = sent.get(name) ?? 0
  const most = next + Math.ceil(count * share)
  sent.set(name, most)
  const sender = async (_: unknown, at: number) => {
    while (next < most) {
      const index = next++
      await ask(request(index), index, at, round).catch((error: NodeJS.ErrnoException) =>
        round.count(error.code ?? 'error', 0),
      )
    }
  }
  return Promise.all(Array.from({ length: atOnce }, sender))
}

function ask(
  { method = 'POST', path = '/v1/graphql', headers: own, body = '' }: AttackRequest,
  index: number,
  at: number,
  { url, tokens, agents, count }: Omit<Round, 'share'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(method === 'POST'
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        : {}),
      ...authorization(tokens, index),
      ...own,
    }
    const agent = agents[at % agents.length]
    const sent = send(new URL(path, url), { method, agent, headers, timeout: 60_000 }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => {
        count(String(response.statusCode), bytes)
        resolve()
      })
      response.on('error', reject)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer within a minute')))
    sent.on('error', reject)
    sent.end(body)
  })
}

function authorization(tokens: readonly string[], index: number): Readonly<Record<string, string>> {
  return tokens.length === 0 ? {} : { authorization: `Bearer ${tokens[index % tokens.length]}` }
}

/** Opens all connections, drops on each what is dropped, and ends those that the hub did not end before the time is over. */
async function hold(attack: Held, { url, share, tokens, count }: Round): Promise<void> {
  const { beginning, drop, takes, connections, seconds } = attack
  const sockets = Array.from({ length: Math.ceil(connections * share) }, (_, index) => {
    const localAddress = addresses[index % addresses.length] as string
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), localAddress })
    const headers = Object.entries(authorization(tokens, index)).map((header) => `${header.join(': ')}\r\n`)
    let bytes = 0
    socket.write(beginning(headers.join('')))
    if (takes === undefined) {
      socket.on('data', (chunk) => {
        bytes += chunk.length
      })
    } else socket.pause()
    socket.on('error', () => undefined)
    let held = true
    socket.on('close', () => count(held ? 'ended by the hub' : 'held', bytes))
    return {
      drop: () => {
        if (drop !== '' && socket.writable) socket.write(drop)
        if (takes) bytes += (socket.read(takes) as Buffer | null)?.length ?? 0
      },
      end: () => {
        held = false
        return new Promise((resolve) =>
          socket.closed ? resolve(null) : socket.once('close', resolve).destroy(),
        )
      },
    }
  })
  const dropping = setInterval(() => {
    for (const socket of sockets) socket.drop()
  }, 500)
  await wait(Math.max(2, seconds * share) * 1_000)
  clearInterval(dropping)
  await Promise.all(sockets.map((socket) => socket.end()))
}
