import { root } from './setup/paths.mjs'
import { step, totalTime } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

await ensureRuntime()
// Server and worker run from their sources, as Node takes the types out by itself: only the web app is built.
await step('Web app', async () => {
  const { build } = await import('vite')
  await build({ root: `${root}/apps/web`, configFile: `${root}/apps/web/vite.config.ts`, logLevel: 'warn' })
})
console.log(`\nBuilt in ${totalTime()}. Start it with: npm start`)
