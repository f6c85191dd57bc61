import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Tells a process something, and gives what it says next. */
export async function told<Answer>(child: ChildProcess, message: object | string): Promise<Answer> {
  const answer = once(child, 'message')
  child.send(message)
  const [content] = await answer
  return content as Answer
}
