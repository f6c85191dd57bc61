// A thread does not get the loader that reads TypeScript from the process that starts it. Node from 22.18 on reads it
// by itself; before, the thread registers a loader of its own.
if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api')
  register()
}
await import('./thread.ts')
