import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../setup/paths.mjs'
import { startStack } from '../../setup/stack.mjs'

/** The real server on a scenario's database, with people signed in. */
export async function startApi(database, { people = 1, env = {}, roles = ['server'] } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-chaos-'))
  const stack = await startStack({
    databaseUrl: database.url,
    dataDir,
    roles,
    env: {
      NODE_OPTIONS: `--import=${root}/scripts/chaos/setup/loop-delay.mjs`,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_WRITES: '100000000',
      RATE_LIMIT_SIGN_IN: '100000',
      ...env,
    },
  })
  const url = stack.url.replace('localhost', '127.0.0.1')
  const call = (path, { token, input, method = 'POST', signal } = {}) =>
    fetch(
      method === 'POST' || input === undefined
        ? `${url}/trpc/${path}`
        : `${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
      {
        method,
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(method === 'POST' ? { body: JSON.stringify(input ?? {}) } : {}),
        signal: signal ?? AbortSignal.timeout(60_000),
      },
    )
  const signUp = async (at) => {
    const input = { email: `chaos-${at}-${Date.now()}@example.org`, password: `a long password ${at}`, name: 'Chaos' }
    const response = await call('auth.signUp', { input })
    if (!response.ok) throw new Error(`signing up gave ${response.status}: ${await response.text()}`)
    const { accessToken, refreshToken } = (await response.json()).result.data
    return { token: accessToken, userId: refreshToken.split('.')[0] }
  }
  const signedIn = []
  for (let at = 0; at < people; at++) signedIn.push(await signUp(at))
  return {
    stack,
    url,
    call,
    people: signedIn,
    pid: () => stack.children.get('server').pid,
    /** From now on: gives the longest that the server's event loop stood still, in ms. */
    watchLoop() {
      let longest = 0
      stack.children.get('server').on('message', (message) => {
        if (message?.type === 'loop-delay') longest = Math.max(longest, message.ms)
      })
      return () => longest
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(roles.map((role) => stack.end(role, 'SIGKILL')))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
