import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { migrate } from '@jobpilot/db/migrate'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../scripts/setup/embedded-postgres.mjs'

export type Pair = AsyncDisposable & { primary: EmbeddedPostgres; standby: EmbeddedPostgres }

/**
 * A primary of its own and a standby that streams from it. The standby is a copy of the stopped primary's files, which is
 * the whole of a base backup for a server this small.
 */
export async function startPair(): Promise<Pair> {
  const name = `postgres-pair-${process.pid}`
  const quick = { fsync: 'off', max_connections: 60 }
  const first = await startEmbeddedPostgres(name, quick)
  await migrate(first.url)
  first.stop()
  const folder = dirname(first.data)
  const standbyName = `${name}-standby`
  await cp(first.data, `${folder}/${standbyName}`, { recursive: true, preserveTimestamps: true })
  await cp(`${folder}/${name}.password`, `${folder}/${standbyName}.password`)
  const primary = await startEmbeddedPostgres(name, quick)
  const password = (await readFile(`${folder}/${name}.password`, 'utf8')).trim()
  const source = `host=127.0.0.1 port=${primary.port} user=jobpilot password=${password} application_name=standby`
  await writeFile(`${folder}/${standbyName}/postgresql.auto.conf`, `primary_conninfo = '${source}'\n`)
  await writeFile(`${folder}/${standbyName}/standby.signal`, '')
  await sameOwner(`${folder}/${name}`, `${folder}/${standbyName}`, [`${folder}/${standbyName}.password`])
  const standby = await startEmbeddedPostgres(basename(standbyName), quick)
  return {
    primary,
    standby,
    async [Symbol.asyncDispose]() {
      standby.stop()
      primary.stop()
      for (const each of [name, standbyName])
        for (const end of ['', '.password', '.owner', '.port'])
          await rm(`${folder}/${each}${end}`, { recursive: true, force: true })
    },
  }
}

/** Copies made by root belong to root; Postgres runs as somebody else then. */
async function sameOwner(model: string, target: string, more: string[]): Promise<void> {
  const { chown, readdir, stat } = await import('node:fs/promises')
  const { uid, gid } = await stat(model)
  const paths = (await readdir(target, { recursive: true })).map((path) => `${target}/${path}`)
  for (const path of [target, ...paths, ...more]) await chown(path, uid, gid)
}
