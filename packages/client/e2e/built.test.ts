import { careersSite, resumeFixture, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../../scripts/setup/bundle.mjs'
import { createClient, type JobPilotClient } from '../src/create-client.ts'
import { uploadResume } from '../src/upload-resume.ts'

let stack: TestStack
let client: JobPilotClient

beforeAll(async () => {
  await bundle()
  stack = await startTestStack(careersSite, {}, true)
  const account = { email: 'ada@example.org', password: 'correct horse battery' }
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

test('as they are built, server and worker find all that lies beside their sources', async () => {
  const { api } = client
  // A file read in a thread, a page fetched and read in another, a mail composed.
  const bytes = new Uint8Array(await resumeFixture('02-midcareer-tech.pdf'))
  const { runId } = await uploadResume(client, stack.url, { name: 'resume.pdf', bytes })
  expect(await ended(runId)).toMatchObject({ state: 'done' })
  const posting = await api.postings.addUrl.mutate({ url: `${stack.site}/job` })
  expect(await ended(posting.runId)).toMatchObject({ state: 'done' })
  expect((await api.matches.get.query({ postingId: posting.postingId }))?.content.band).toBe('strong')
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
  const { text } = await api.outreach.download.query({ id: draft.draftId, format: 'eml' })
  expect(text).toContain('X-Unsent: 1')
  expect((await fetch(`${stack.url}/health/ready`)).status).toBe(200)
  expect((await api.sources.findEmployer.query({ name: 'a' })).length).toBeGreaterThan(0)
})

test('the traces of their errors name the sources', async () => {
  await stack.database.owner.query('alter table preferences rename column content to content_away')
  await expect(client.api.preferences.get.query()).rejects.toThrow('Something went wrong')
  const line = await waitFor('the line', () => stack.stack.lines.find((each) => each.includes('unexpected error')))
  expect(line).toMatch(/preferences\.repository\.ts:\d+/)
  expect(line).not.toMatch(/dist[/\\][\w.-]+\.mjs/)
})
