import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that drive the whole product in Chromium: web, server, worker and Postgres as they are. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['apps/web/e2e/**/*.browser.test.ts', 'packages/client/e2e/**/*.browser.test.ts'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    // On two busy cores the longest that waits for clocks takes 100 s.
    testTimeout: 240_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
})
