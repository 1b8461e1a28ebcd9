import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { migrate } from '@jobpilot/db/migrate'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../../scripts/setup/embedded-postgres.mjs'

/** Changes when a migration does, so that an old template is never cloned. */
async function migrationsHash(): Promise<string> {
  const folder = new URL('../../../db/migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(new URL(name, folder)))
  return hash.digest('hex').slice(0, 12)
}

/** A server of the tests' own, without fsync: what it holds may be lost, what it does must be right. */
export default async function setup(project: TestProject): Promise<() => void> {
  const server = await startEmbeddedPostgres('postgres-test', {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 400,
  })
  const template = `template_${await migrationsHash()}`
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    await client.query(`create database ${template}_new`)
    await migrate(server.urlOf(`${template}_new`))
    await client.query(`alter database ${template}_new rename to ${template}`)
  }
  await dropLeftovers(client, template)
  await client.end()
  project.provide('serverUrl', server.url)
  project.provide('template', template)
  return async () => {
    if (server.isOurs && !(await isInUse(server.url))) server.stop()
  }
}

/** Clones of runs that are gone, and templates of other migrations; those of a run beside this one are left alone. */
async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'clone\\_%' or (datname like 'template\\_%' and datname <> $1)`,
    [template],
  )
  for (const { datname } of rows) {
    const pid = Number(/^clone_(\d+)_/.exec(datname)?.[1] ?? 0)
    if (pid === 0 || !isAlive(pid)) await client.query(`drop database if exists ${datname} with (force)`)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Another run may have come to use the same server: the last one out stops it. */
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}
