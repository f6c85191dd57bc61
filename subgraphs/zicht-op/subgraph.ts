import { defineSubgraph } from '../kit/subgraph.ts'
import { demo } from './demo/index.ts'
import { createLoaders } from './loaders/index.ts'
import { migrations } from './migrations/index.ts'
import { reference } from './reference.ts'
import { resolvers } from './resolvers.ts'

export const zichtOp = defineSubgraph({
  name: 'zicht-op',
  folder: new URL('./', import.meta.url),
  resolvers,
  createLoaders,
  migrations,
  reference,
  demo,
})
