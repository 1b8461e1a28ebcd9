import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@jobpilot/platform/logger'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { readServerEnv } from '../env.ts'
import { startServer } from '../start-server.ts'

export type TestServer = AsyncDisposable & {
  url: string
  database: TestDatabase
  services: Awaited<ReturnType<typeof startServer>>['services']
  /** How many sockets are open. */
  sockets: () => number
  /** A new local account's access token. */
  signUp: (email?: string) => Promise<{ accessToken: string; refreshToken: string; userId: string }>
  /** Calls a procedure over HTTP as any program would. */
  call: (
    path: string,
    options?: { input?: unknown; token?: string; headers?: Record<string, string> },
  ) => Promise<{ status: number; body: unknown; headers: Headers }>
}

/** A real server on a free port and a cloned database. `env` overrides its settings. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-test-'))
  const settings = readServerEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_URL: 'http://jobpilot.test',
    DEMO: 'true',
    RATE_LIMIT_SIGN_IN: '1000',
    RATE_LIMIT_WRITES: '100000',
    ...env,
  })
  const server = await startServer(settings, createLogger({ name: 'test', level: 'silent', isReadable: false }))

  const call: TestServer['call'] = async (path, { input, token, headers } = {}) => {
    const response = await fetch(`${server.url}/trpc/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: input === undefined ? '{}' : JSON.stringify(input),
    })
    return { status: response.status, headers: response.headers, body: await response.json().catch(() => null) }
  }
  return {
    url: server.url,
    database,
    services: server.services,
    sockets: server.socketCount,
    call,
    async signUp(email = `${crypto.randomUUID()}@example.org`) {
      const { body } = await call('auth.signUp', {
        input: { email, password: 'correct horse battery', name: 'Test Person' },
      })
      const { data } = (body as { result: { data: { accessToken: string; refreshToken: string } } }).result
      return { ...data, userId: data.refreshToken.split('.')[0] ?? '' }
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      await database[Symbol.asyncDispose]()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
