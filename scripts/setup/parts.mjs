// What `npm start` is made of. A module of its own, so that it can be bundled with what it loads: see bundle.mjs.
export const parts = {
  serverEnv: () => import('../../apps/server/src/env.ts'),
  workerEnv: () => import('../../apps/worker/src/env.ts'),
  server: () => import('../../apps/server/src/start-server.ts'),
  worker: () => import('../../apps/worker/src/start-worker.ts'),
  watchdog: () => import('../../apps/worker/src/watchdog.ts'),
  migrations: () => import('../../db/migrate.ts'),
  observing: () => import('../../packages/platform/src/observing.ts'),
  logger: () => import('../../packages/platform/src/logger.ts'),
}
