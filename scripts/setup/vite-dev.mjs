import { createServer } from 'vite'
import { root } from './paths.mjs'

const server = await createServer({
  root: `${root}/apps/web`,
  configFile: `${root}/apps/web/vite.config.ts`,
  logLevel: 'warn',
})
await server.listen()
process.send?.({ type: 'ready' })

const stop = async () => {
  await server.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
