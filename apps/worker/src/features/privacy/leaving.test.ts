import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tablesHolding } from '@jobpilot/domain/privacy/testing/seed-canaries'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { careersSite, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'

const canary = 'xqcanary'
const email = `${canary}@example.com`

let product: TestStack
beforeAll(async () => {
  // Everything that is ever logged.
  product = await startTestStack(careersSite, { LOG_LEVEL: 'trace' })
}, 60_000)
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

async function post<T>(path: string, input: unknown, token?: string): Promise<T> {
  const response = await fetch(`${product.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  const body = (await response.json()) as { result: { data: T } }
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${JSON.stringify(body)}`)
  return body.result.data
}

async function filesHolding(text: string): Promise<string[]> {
  const entries = await readdir(product.dataDir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1')))
  return paths.filter((path, at) => `${path}\n${contents[at]}`.toLowerCase().includes(text))
}

const quiet = () =>
  waitFor(
    'all work to end',
    async () => {
      const { rowCount } = await product.database.owner.query(
        "select from task_runs where state in ('queued', 'running')",
      )
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
  const draft = await product.database.owner.query('select state, version, error from agent_outputs where id = $1', [
    draftId,
  ])
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
  expect(await tablesHolding(product.database, canary)).toEqual(
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
  const { rows } = await product.database.owner.query<{ key: string }>(
    'select storage_key as key from data_exports where user_id = $1',
    [userId],
  )
  const zip = await readFile(join(product.dataDir, 'files', rows[0]?.key ?? ''))
  expect(Object.values(unzipSync(zip)).some((entry) => Buffer.from(entry).includes(canary))).toBe(true)

  await post('privacy.scheduleDeletion', { confirmation: 'delete my data' }, token)
  await quiet()
  await product.database.owner.query('update users set deletion_due_at = now() where id = $1', [userId])
  await product.database.owner.query("select graphile_worker.add_job('privacy/erase-due', '{}')")
  await waitFor(
    'the purge',
    async () =>
      (await product.database.owner.query('select from users where id = $1', [userId])).rowCount === 0 || undefined,
    60_000,
  )
  await quiet()
  await waitFor(
    'the last mail to leave the queue',
    async () => (await tablesHolding(product.database, email)).length === 0 || undefined,
    60_000,
  )

  expect(await tablesHolding(product.database, canary)).toEqual([])
  expect(await tablesHolding(product.database, userId)).toEqual([])
  expect(await filesHolding(canary)).toEqual([])
  expect(await filesHolding(userId)).toEqual([])
  const said = product.stack.lines.filter((line) => line.toLowerCase().includes(canary))
  expect(said).toEqual([])
  expect(product.stack.lines.length).toBeGreaterThan(20)
  // Somebody else keeps what is theirs.
  expect((await product.database.owner.query('select from users where is_demo')).rowCount).toBe(1)
}, 180_000)
