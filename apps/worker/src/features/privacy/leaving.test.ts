import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tablesHolding } from '@jobpilot/domain/privacy/testing/seed-canaries'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { cloneDatabase, type TestDatabase } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../../../../../scripts/setup/stack.mjs'

const canary = 'xqcanary'
const email = `${canary}@example.com`

let database: TestDatabase
let dataDir: string
let stack: Stack
beforeAll(async () => {
  database = await cloneDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-leaving-'))
  // Everything that is ever logged.
  const env = { LOG_LEVEL: 'trace', RATE_LIMIT_WRITES: '100000' }
  stack = await startStack({ databaseUrl: database.url, dataDir, env })
}, 60_000)
afterAll(async () => {
  await stack.stop()
  await database[Symbol.asyncDispose]()
  await rm(dataDir, { recursive: true, force: true })
})

async function post<T>(path: string, input: unknown, token?: string): Promise<T> {
  const response = await fetch(`${stack.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  const body = (await response.json()) as { result: { data: T } }
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${JSON.stringify(body)}`)
  return body.result.data
}

async function filesHolding(text: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1')))
  return paths.filter((path, at) => `${path}\n${contents[at]}`.toLowerCase().includes(text))
}

const quiet = () =>
  waitFor(
    'all work to end',
    async () => {
      const { rowCount } = await database.owner.query("select from task_runs where state in ('queued', 'running')")
      return rowCount === 0 || undefined
    },
    60_000,
  )

/** Somebody who writes the canary wherever anything can be written, and has work done on it. */
async function livesHere(): Promise<{ token: string; userId: string }> {
  const { accessToken: token, refreshToken } = await post<{ accessToken: string; refreshToken: string }>(
    'auth.signUp',
    { email, password: `a long ${canary}`, name: `Ada ${canary}` },
  )
  const call = <T = unknown>(path: string, input: unknown) => post<T>(path, input, token)
  await call('documents.addText', {
    text: `Ada ${canary}\n${email}\n\nExperience\nAnalyst, ${canary} & Co, Berlin\n2019 - present\n- Built ${canary} with SQL\n\nSkills\nSQL, ${canary}`,
  })
  await quiet()
  const dealBreakers = { all: [{ kind: 'employer-not-in', employers: [canary] }] }
  await call('preferences.save', { ...noPreferences, titles: [`Analyst ${canary}`], dealBreakers })
  const { postingId } = await call<{ postingId: string }>('postings.addText', {
    text: `Analyst ${canary}\n${canary} Ltd, Berlin\n\nRequirements\n- 3+ years of ${canary}`,
  })
  // Of a kind that fails: what it says is kept too.
  await call('postings.addUrl', { url: `http://${canary}.invalid/job` })
  await call('review.saveSearch', { name: canary, filter: { search: canary } })
  await quiet()
  const { draftId } = await call<{ draftId: string }>('outreach.compose', {
    postingId,
    recipientName: canary,
    recipientRole: `Head of ${canary}`,
    companyUrl: null,
    companyText: `${canary} keeps the books of 4,000 online shops. We opened our second office this year and run every payout.`,
    tone: 'professional',
    goal: 'ask-for-referral',
    painPoint: canary,
    links: [`https://${canary}.example`],
  })
  await quiet()
  const draft = await database.owner.query('select state, version, error from agent_outputs where id = $1', [draftId])
  expect(draft.rows[0]).toMatchObject({ state: 'ready' })
  const baseVersion = draft.rows[0].version
  await call('outreach.edit', { id: draftId, baseVersion, subject: `About ${canary}`, body: `Dear ${canary}` })
  await call('outreach.setRecipient', { id: draftId, recipientEmail: `to-${email}` })
  await call('me.setAutonomy', { level: 2 })
  await call('briefings.makeNow', {})
  await quiet()
  return { token, userId: refreshToken.split('.')[0] ?? '' }
}

test('after export, deletion and purge no word of the person is in a table, a file, a queue or a log', async () => {
  await post('auth.demo', {})
  const { token, userId } = await livesHere()
  expect(await tablesHolding(database, canary)).toEqual(
    expect.arrayContaining([
      'public.users',
      'public.profile_versions',
      'public.postings',
      'public.agent_outputs',
      'public.preferences',
    ]),
  )

  await post('privacy.startExport', {}, token)
  await quiet()
  const { rows } = await database.owner.query<{ key: string }>(
    'select storage_key as key from data_exports where user_id = $1',
    [userId],
  )
  const zip = await readFile(join(dataDir, 'files', rows[0]?.key ?? ''))
  expect(Object.values(unzipSync(zip)).some((entry) => Buffer.from(entry).includes(canary))).toBe(true)

  await post('privacy.scheduleDeletion', { confirmation: 'delete my data' }, token)
  await quiet()
  await database.owner.query('update users set deletion_due_at = now() where id = $1', [userId])
  await database.owner.query("select graphile_worker.add_job('privacy/erase-due', '{}')")
  await waitFor(
    'the purge',
    async () => (await database.owner.query('select from users where id = $1', [userId])).rowCount === 0 || undefined,
    60_000,
  )
  await quiet()
  await waitFor(
    'the last mail to leave the queue',
    async () => (await tablesHolding(database, email)).length === 0 || undefined,
    60_000,
  )

  expect(await tablesHolding(database, canary)).toEqual([])
  expect(await tablesHolding(database, userId)).toEqual([])
  expect(await filesHolding(canary)).toEqual([])
  expect(await filesHolding(userId)).toEqual([])
  const said = stack.lines.filter((line) => line.toLowerCase().includes(canary))
  expect(said).toEqual([])
  expect(stack.lines.length).toBeGreaterThan(20)
  // Somebody else keeps what is theirs.
  expect((await database.owner.query('select from users where is_demo')).rowCount).toBe(1)
}, 180_000)
