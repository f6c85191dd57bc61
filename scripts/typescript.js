// What every program here starts with (`node --import ./scripts/typescript.js …`). Node from 22.18 on reads TypeScript
// by itself, and keeps what it compiled for the next start; before, tsx reads it.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

if (process.features.typescript) {
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/nwb-hub', import.meta.url)))
} else {
  await import('tsx')
}
