import { startEmbeddedPostgres } from './embedded-postgres.mjs'

/**
 * The database to work with: the one DATABASE_URL names, or the embedded one. `stop` is undefined for a server that
 * was there before us: who did not start it does not stop it.
 */
export async function openDatabase() {
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, stop: undefined, kind: 'your DATABASE_URL', watch: () => undefined }
  const server = await startEmbeddedPostgres('postgres')
  return {
    url: server.url,
    stop: server.isOurs ? server.stop : undefined,
    kind: `embedded, port ${server.port}`,
    watch: () => keepUp(server),
  }
}

/** Starts the embedded server again, on its port, when it has died under those who use it. */
function keepUp(server) {
  const timer = setInterval(async () => {
    if (await server.isAnswering()) return
    clearInterval(timer)
    console.error('  ✗ Postgres ended unexpectedly; starting it again')
    const again = await startEmbeddedPostgres('postgres').catch((error) => console.error(`  ✗ ${error.message}`))
    if (again) console.log('  ↻ Postgres is back')
    keepUp(again ?? server)
  }, 2_000)
  timer.unref()
}
