import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './src/longest-first.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  test: {
    include: [
      'packages/**/*.test.ts',
      'db/**/*.test.ts',
      'apps/{server,worker}/src/**/*.test.ts',
      'apps/web/src/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    setupFiles: ['packages/testing/src/fail-on-console-error.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // With --coverage. What runs in a browser, or in processes that a test starts, is not seen here: those have tests of their own.
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts', 'db/**/*.ts', 'apps/{server,worker}/src/**/*.ts', 'apps/web/src/lib/**/*.ts'],
      exclude: [
        '**/*.test.ts',
        '**/testing/**',
        'packages/testing/**',
        'db/types.ts',
        '**/loopback-*.ts',
        '**/main.ts',
      ],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: `${root}/coverage`,
      thresholds: { lines: 80, branches: 70 },
    },
  },
})
