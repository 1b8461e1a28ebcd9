import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../setup/embedded-postgres.mjs'
import { root } from '../setup/paths.mjs'
import { startStack } from '../setup/stack.mjs'

/** A server process on a fresh database of a Postgres that syncs, with the demo person signed in. */
export async function startBenchServer() {
  const postgres = await startEmbeddedPostgres('postgres-bench')
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  await admin.query('drop database if exists bench with (force)')
  await admin.query('create database bench')
  await admin.end()
  const databaseUrl = postgres.urlOf('bench')
  const { migrate } = await import(`${root}/db/migrate.ts`)
  await migrate(databaseUrl)
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-bench-'))
  const stack = await startStack({
    databaseUrl,
    dataDir,
    roles: ['server'],
    env: { NODE_ENV: 'test', LOG_LEVEL: 'silent' },
  })
  const answer = await fetch(`${stack.url}/trpc/auth.demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const session = (await answer.json()).result.data
  return {
    databaseUrl,
    url: stack.url.replace('localhost', '127.0.0.1'),
    /** As the browser keeps it. */
    session,
    token: session.accessToken,
    userId: session.refreshToken.split('.')[0],
    async stop() {
      await stack.stop()
      await rm(dataDir, { recursive: true, force: true })
      if (postgres.isOurs) postgres.stop()
    },
  }
}
