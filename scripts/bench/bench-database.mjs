import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../db/migrate.ts'
import { createPeople } from '../../packages/testing/src/create-rows.ts'
import { startEmbeddedPostgres } from '../setup/embedded-postgres.mjs'

/** A migrated database of its own on the benchmarks' Postgres, which writes to disk as in production. */
export async function openBenchDatabase() {
  const server = await startEmbeddedPostgres('postgres-bench')
  const name = `bench_${randomUUID().slice(0, 8)}`
  const admin = async (statement) => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await admin(`create database ${name}`)
  const url = server.urlOf(name)
  await migrate(url)
  const owner = new pg.Pool({ connectionString: url, max: 20 })
  owner.on('error', () => undefined)
  owner.on('connect', (client) => client.on('error', () => undefined))
  return {
    url,
    owner,
    createPeople: (howMany) => createPeople(owner, howMany),
    async [Symbol.asyncDispose]() {
      await owner.end()
      await admin(`drop database ${name} with (force)`)
      if (server.isOurs) server.stop()
    },
  }
}
