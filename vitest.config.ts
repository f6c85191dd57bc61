import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

export default defineConfig({
  // Vitest would load graphql's ES module beside the CommonJS one that Apollo loads: two graphqls don't mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['{gateway,subgraphs,schema,scripts,test}/**/*.test.ts'],
    globalSetup: ['test/support/postgres-server.ts'],
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
