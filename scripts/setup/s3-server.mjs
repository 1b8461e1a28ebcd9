import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An S3-compatible server on this machine with one empty bucket, `jobpilot`; for tests. */
export async function startS3Server() {
  const folder = await mkdtemp(join(tmpdir(), 'jobpilot-s3-'))
  const child = fork(`${import.meta.dirname}/s3-server-process.mjs`, [folder], {
    execArgv: ['--openssl-legacy-provider'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const port = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.port))
    child.once('exit', (code) => reject(new Error(`the S3 server ended with ${code}`)))
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'jobpilot',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
