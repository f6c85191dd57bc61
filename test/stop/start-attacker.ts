import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Came, Order } from './attacker.ts'

/** Who attacks: a process, which carries out one order after another. */
export interface Attacker {
  attack(order: Order): Promise<Came>
  stop(): void
}

export function startAttacker(): Attacker {
  const child = fork(fileURLToPath(new URL('attacker.ts', import.meta.url)), {
    execArgv: ['--import', './scripts/typescript.js'],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  return {
    async attack(order) {
      child.send(order)
      const [came] = await once(child, 'message')
      return came as Came
    },
    stop: () => void child.kill(),
  }
}
