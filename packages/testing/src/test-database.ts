import { randomBytes } from 'node:crypto'
import { createDatabase, createPool, type Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server's maintenance database. */
    serverUrl: string
    /** Name of the migrated database that each test file clones. */
    template: string
  }
}

export type TestDatabase = AsyncDisposable & {
  url: string
  /** Works as the application role, like the product. */
  db: Database
  /** Works as the owner: for looking at what the product may not see. */
  owner: pg.Pool
}

/** Clones the migrated template. Dispose it: that fails when the code under test left a connection open. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = new URL(inject('serverUrl'))
  // The process in the name lets the next run clear away what a killed one left.
  const name = `clone_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(server.href, `create database ${name} template ${inject('template')}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const onError = (error: Error) => {
    throw error
  }
  const pool = createPool({ url: url.href, applicationName: 'test', max: 10, as: 'app', onError })
  const owner = new pg.Pool({ connectionString: url.href, max: 3 })
  owner.on('error', () => undefined)
  const db = createDatabase(pool)
  return {
    url: url.href,
    db,
    owner,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await owner.end()
      const left = await findLeftOpen(server.href, name)
      await onServer(server.href, `drop database ${name} with (force)`)
      if (left.length > 0)
        throw new Error(`connections left open: ${left.map((row) => String(row.connection)).join(', ')}`)
    },
  }
}

/** A connection that was closed takes a busy server a moment to let go; autovacuum comes to databases as it likes. */
async function findLeftOpen(url: string, name: string): Promise<Record<string, unknown>[]> {
  const deadline = performance.now() + 1_000
  for (;;) {
    const left = await onServer(
      url,
      `select format('%s (%s since %s, last: %s)', application_name, state, now() - state_change, left(query, 80)) as connection
       from pg_stat_activity where datname = '${name}' and backend_type = 'client backend'`,
    )
    if (left.length === 0 || performance.now() > deadline) return left
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function onServer(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** A person nobody else has. */
export async function createPerson(db: Database): Promise<string> {
  const userId = crypto.randomUUID()
  await withUser(db, userId, (tx) =>
    tx
      .insertInto('users')
      .values({ id: userId, provider: 'local', externalId: userId, email: null, name: 'Test Person' })
      .execute(),
  )
  return userId
}
