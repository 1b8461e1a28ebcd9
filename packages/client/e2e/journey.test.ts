import { careersSite, resumeFixture, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, type JobPilotClient } from '../src/create-client.ts'
import { uploadResume } from '../src/upload-resume.ts'

let stack: TestStack
let client: JobPilotClient
const account = { email: 'ada@example.org', password: 'correct horse battery' }

beforeAll(async () => {
  stack = await startTestStack(careersSite)
  const guest = createClient(stack.url, { getToken: async () => '' })
  await guest.api.auth.signUp.mutate({ ...account, name: 'Ada' })
  client = createClient(stack.url, account)
})
afterAll(async () => {
  await client.close()
  await stack[Symbol.asyncDispose]()
})

const ended = (runId: string) =>
  waitFor(
    'the run to end',
    async () => {
      const run = await client.api.runs.get.query({ id: runId })
      return ['queued', 'running'].includes(run.state) ? undefined : run
    },
    30_000,
  )

test('a program takes a resume through all six steps, live events included', async () => {
  const { api } = client
  const seen: string[] = []
  const subscription = api.events.live.subscribe(
    { lastEventId: '0' },
    { onData: ({ data }) => seen.push(data.body.type) },
  )

  const { runId } = await uploadResume(client, stack.url, {
    name: 'resume.pdf',
    bytes: new Uint8Array(await resumeFixture('02-midcareer-tech.pdf')),
  })
  expect(await ended(runId)).toMatchObject({ state: 'done' })
  const profile = await api.profile.get.query()
  expect(profile?.content.experience.map((item) => item.employer?.value)).toEqual(['Stripe', 'Cloudflare', 'Atlassian'])
  const name = profile?.content.name
  expect(name?.value).toMatch(/^Rajesh Kumar$/i)
  expect(profile?.document?.text.slice(name?.span?.start, name?.span?.end)).toBe(name?.value)
  await waitFor('the fields', () => (seen.filter((type) => type === 'profile.field').length > 20 ? true : undefined))

  const posting = await api.postings.addUrl.mutate({ url: `${stack.site}/job` })
  expect(await ended(posting.runId)).toMatchObject({ state: 'done' })
  const read = await api.postings.get.query({ id: posting.postingId })
  expect(read).toMatchObject({
    readFrom: 'json-ld',
    content: {
      title: { value: 'Senior Software Engineer' },
      employer: { value: 'Ledgerline' },
      salary: { min: 170_000, max: 210_000 },
    },
  })

  const match = await api.matches.get.query({ postingId: posting.postingId })
  expect(match?.content.band).toBe('strong')
  expect(match?.content.mustHaves.some((item) => item.verdict === 'met' && item.evidence.length > 0)).toBe(true)

  const draft = await api.outreach.compose.mutate({
    postingId: posting.postingId,
    recipientName: 'Grace',
    recipientRole: 'Head of Engineering',
    companyUrl: `${stack.site}/about`,
    companyText: null,
    tone: 'professional',
    goal: 'ask-for-call',
    painPoint: null,
    links: [],
  })
  expect(await ended(draft.runId)).toMatchObject({ state: 'done' })
  const mail = await api.outreach.get.query({ id: draft.draftId })
  expect(mail.subject.length).toBeGreaterThanOrEqual(30)
  expect(mail.subject.length).toBeLessThanOrEqual(50)
  expect(mail.body.split(/\s+/).length).toBeLessThanOrEqual(120)
  expect(mail.content?.valuePropositions).toHaveLength(3)
  expect(mail.content?.madeBy.engine).toBe('built-in')

  const edited = await api.outreach.edit.mutate({
    id: draft.draftId,
    baseVersion: mail.version,
    subject: mail.subject,
    body: `${mail.body}\n\nP.S. Grüße`,
  })
  expect(edited).toMatchObject({ isEdited: true, version: mail.version + 1 })
  await expect(
    api.outreach.edit.mutate({ id: draft.draftId, baseVersion: mail.version, subject: 'x', body: 'y' }),
  ).rejects.toMatchObject({ data: { code: 'CONFLICT' } })
  const eml = await api.outreach.download.query({ id: draft.draftId, format: 'eml' })
  expect(eml.text).toMatch(/^X-Unsent: 1$/m)
  expect(eml.text).toContain('Gr=C3=BC=C3=9Fe')

  const { items } = await api.activity.list.query({})
  expect(items.map((item) => item.agent).sort()).toEqual(['Mail writer', 'Posting reader', 'Profile reader'])
  for (const item of items) expect(item).toMatchObject({ costMicroUsd: 0, madeBy: { engine: 'built-in' } })
  subscription.unsubscribe()
  // Each of its three runs may take its 30 s.
}, 120_000)

test.each([
  ['/huge', /larger|5 MB/],
  ['/private', /private|address/i],
  ['/gone', /404|not/i],
  ['/empty-app', /paste/i],
])('a posting at %s fails with a way on, and the worker goes on', async (path, message) => {
  const { postingId, runId } = await client.api.postings.addUrl.mutate({ url: `${stack.site}${path}` })
  const run = await ended(runId)
  expect(run).toMatchObject({ state: 'failed', error: { message: expect.stringMatching(message) } })
  expect(await client.api.postings.get.query({ id: postingId })).toMatchObject({
    state: 'failed',
    error: { message: run.error?.message },
  })
})

test.each(['http://127.0.0.1:22/', 'http://localhost/', 'http://[::1]/', 'http://2130706433/', 'http://localhost.'])(
  'the address %s is not fetched',
  async (url) => {
    const { runId } = await client.api.postings.addUrl.mutate({ url })
    expect((await ended(runId)).state).toBe('failed')
  },
)

test.each(['https://user:secret@example.org/job', 'file:///etc/passwd', 'not a url', 'javascript:alert(1)'])(
  'the address %s is refused at once, with what to do',
  async (url) => {
    const refusal = client.api.postings.addUrl.mutate({ url })
    await expect(refusal).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', fieldErrors: { url: expect.stringMatching(/address/) } },
    })
    await expect(refusal).rejects.not.toThrow(/secret/)
  },
)

test('an unreadable company page says to paste the text instead', async () => {
  const draft = await client.api.outreach.compose.mutate({
    postingId: null,
    recipientName: 'Grace',
    recipientRole: null,
    companyUrl: `${stack.site}/empty-app`,
    companyText: null,
    tone: 'formal',
    goal: 'introduce',
    painPoint: null,
    links: [],
  })
  expect(await ended(draft.runId)).toMatchObject({
    state: 'failed',
    error: { message: expect.stringMatching(/paste/i) },
  })
})
