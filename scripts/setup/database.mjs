import { startEmbeddedPostgres } from './embedded-postgres.mjs'

/**
 * The database to work with: the one DATABASE_URL names, or the embedded one. `stop` is undefined for a server that
 * was there before us: who did not start it does not stop it.
 */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: undefined, kind: 'your DATABASE_URL' }
  const server = await startEmbeddedPostgres('postgres')
  return { url: server.url, stop: server.isOurs ? server.stop : undefined, kind: `embedded, port ${server.port}` }
}
