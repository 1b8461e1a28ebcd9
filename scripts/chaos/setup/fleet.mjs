import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../setup/paths.mjs'

/** Workers as processes of their own, to be killed, stopped and replaced. Dispose it: that ends them all. */
export async function createFleet(databaseUrl, env = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-chaos-'))
  const members = new Set()
  return {
    members,
    /** Starts one more and waits until it takes work. */
    start() {
      const child = fork(`${root}/scripts/chaos/setup/worker.mjs`, [], {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'test',
          LOG_LEVEL: process.env.CHAOS_LOG ?? 'silent',
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
          ...env,
        },
        stdio: ['ignore', 'inherit', process.env.CHAOS_LOG ? 'inherit' : 'ignore', 'ipc'],
      })
      const member = { child, pools: [], hasEnded: false }
      members.add(member)
      member.ended = new Promise((resolve) =>
        child.once('exit', (code, signal) => {
          member.hasEnded = true
          members.delete(member)
          resolve({ code, signal })
        }),
      )
      return new Promise((resolve, reject) => {
        child.on('message', ({ pools }) => {
          member.pools = pools
          resolve(member)
        })
        member.ended.then(({ code, signal }) =>
          reject(new Error(`a worker ended before it was ready: ${signal ?? code}`)),
        )
      })
    },
    async [Symbol.asyncDispose]() {
      const all = [...members]
      for (const { child } of all) child.kill('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
