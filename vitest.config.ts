import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

const shared = {
  // Vitest would load graphql's ES module beside the CommonJS one that Apollo loads: two graphqls don't mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
}

const limits = { testTimeout: 20_000, hookTimeout: 60_000 }

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'parts',
          include: ['{gateway,subgraphs,schema,scripts,voortgangsrapportage,bench}/**/*.test.ts'],
          globalSetup: ['test/support/postgres-server.ts'],
          ...limits,
        },
      },
      {
        ...shared,
        test: {
          name: 'hub',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/demo-databases.ts'],
          ...limits,
        },
      },
    ],
  },
})
