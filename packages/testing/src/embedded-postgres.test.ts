import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../scripts/setup/embedded-postgres.mjs'
import { waitFor } from './wait-for.ts'

const name = 'postgres-spec'
const settings = { fsync: 'off', max_connections: 20 }
let server: EmbeddedPostgres
afterAll(() => {
  server.stop()
})

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('a server is made, found again while it runs, recovered after kill -9, and stopped without a trace', async () => {
  server = await startEmbeddedPostgres(name, settings)
  await ask(server.url, 'create table if not exists kept (word text); insert into kept values (1)')
  const again = await startEmbeddedPostgres(name, settings)
  expect(again).toMatchObject({ isOurs: true, port: server.port })
  // Started by a process that lives: using it gives no right to stop it.
  writeFileSync(`${dirname(server.data)}/${name}.owner`, String(process.ppid))
  expect(await startEmbeddedPostgres(name, settings)).toMatchObject({ isOurs: false })

  const postmaster = Number(readFileSync(`${server.data}/postmaster.pid`, 'utf8').split('\n')[0])
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number)
  for (const pid of [postmaster, ...children]) process.kill(pid, 'SIGKILL')
  await waitFor('its end', async () => !(await server.isAnswering()) || undefined)
  const recovered = await startEmbeddedPostgres(name, settings)
  expect(recovered.isOurs).toBe(true)
  expect((await ask(recovered.url, 'select word from kept')).length).toBeGreaterThan(0)

  expect(recovered.stop()).toMatchObject({ ok: true })
  await expect(ask(recovered.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  server = await startEmbeddedPostgres(name, settings)
  await waitFor('an answer', async () => ((await ask(server.url, 'select 1')).length === 1 ? true : undefined))
})

test('the password is not readable by other accounts, and a wrong one is refused', async () => {
  const url = new URL(server.url)
  url.password = 'wrong'
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/password/)
})
