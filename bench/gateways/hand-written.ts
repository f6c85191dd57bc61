/** The floor over HTTP subgraphs: look-ups written by hand for the three queries. */
import { readEnvironment } from './environment.ts'
import { createLookUps } from './look-ups.ts'
import { readQuestion, serve } from './serve.ts'

const { port, subgraphs } = readEnvironment()
const lookUps = createLookUps(subgraphs)

serve(port, async (body) => {
  const { name, variables } = readQuestion(body)
  return JSON.stringify({ data: await lookUps[name](variables) })
})
