import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../../db/migrate.ts'
import { createPeople, createRuns } from '../../../packages/testing/src/create-rows.ts'
import { startEmbeddedPostgres } from '../../setup/embedded-postgres.mjs'

/** Where faults happen: a Postgres that writes to disk as in production, and a fresh database for each scenario. */
export async function openGround() {
  const server = await startEmbeddedPostgres('postgres-chaos', { max_connections: 300 })
  const admin = async (statement) => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await admin('drop database if exists chaos_template with (force)')
  await admin('create database chaos_template')
  await migrate(server.urlOf('chaos_template'))
  return {
    server,
    async openDatabase() {
      const name = `chaos_${randomUUID().slice(0, 8)}`
      await admin(`create database ${name} template chaos_template`)
      return await openDatabase(server.urlOf(name), () => admin(`drop database if exists ${name} with (force)`))
    },
    async [Symbol.asyncDispose]() {
      await admin('drop database if exists chaos_template with (force)').catch(() => undefined)
      if (server.isOurs) server.stop()
    },
  }
}

async function openDatabase(url, drop) {
  const owner = new pg.Pool({ connectionString: url, max: 8 })
  owner.on('error', () => undefined)
  owner.on('connect', (client) => client.on('error', () => undefined))
  await owner.query(`
    create table chaos_started (run_id uuid, pid integer, at timestamptz default clock_timestamp());
    create table chaos_done (run_id uuid, pid integer, at timestamptz default clock_timestamp());
    grant select, insert on chaos_started, chaos_done to jobpilot_app`)
  const count = async (text, values) => Number((await owner.query(text, values)).rows[0].count)
  return {
    url,
    owner,
    count,
    createPeople: (howMany) => createPeople(owner, howMany),
    createRuns: (task, people, extra) => createRuns(owner, task, people, extra),
    /** Runs that are not done, and results written more than once. */
    async losses(runIds, state = 'done') {
      return {
        lost: await count('select count(*) from task_runs where id = any($1) and state <> $2', [runIds, state]),
        doubled: await count(
          'select count(*) from (select run_id from chaos_done where run_id = any($1) group by run_id having count(*) > 1) as twice',
          [runIds],
        ),
      }
    },
    /** How runs stand that should have been done, in words. */
    async undone(runIds) {
      const { rows } = await owner.query(
        "select id, state, attempt, crashes, error->>'code' as code from task_runs where id = any($1) and state <> 'done'",
        [runIds],
      )
      return rows.map((run) => JSON.stringify(run))
    },
    async [Symbol.asyncDispose]() {
      await owner.end()
      await drop()
    },
  }
}
