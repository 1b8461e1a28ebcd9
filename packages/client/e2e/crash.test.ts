import { careersSite, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, type JobPilotClient } from '../src/create-client.ts'

let stack: TestStack
let client: JobPilotClient
/** The first visit to /job never gets an answer; later ones do. */
let visits = 0

beforeAll(async () => {
  stack = await startTestStack((request, response) => {
    if (request.url === '/job' && visits++ === 0) return
    careersSite(request, response)
  })
  client = createClient(stack.url, { demo: true })
})
afterAll(async () => {
  await client.close()
  await stack[Symbol.asyncDispose]()
})

const runIs = (runId: string, state: string, timeoutMs: number) =>
  waitFor(
    `the run to be ${state}`,
    async () => {
      const run = await client.api.runs.get.query({ id: runId })
      return run.state === state ? run : undefined
    },
    timeoutMs,
  )

test('a worker killed in the middle of a task loses nothing: another takes it up within 30 s', async () => {
  const { postingId, runId } = await client.api.postings.addUrl.mutate({ url: `${stack.site}/job` })
  await waitFor('the first visit', () => (visits > 0 ? true : undefined))
  await stack.stack.end('worker', 'SIGKILL')
  expect((await client.api.runs.get.query({ id: runId })).state).toBe('running')
  await stack.stack.start('worker')
  const run = await runIs(runId, 'done', 30_000)
  expect(run.attempt).toBe(2)
  expect(await client.api.postings.get.query({ id: postingId })).toMatchObject({ state: 'ready', version: 1 })
})

test('a server killed while a browser listens: the listener gets everything from where it was', async () => {
  const seqs: number[] = []
  const subscription = client.api.events.live.subscribe(
    { lastEventId: '0' },
    { onData: ({ data }) => seqs.push(data.seq) },
  )
  await waitFor('the replay', () => (seqs.length > 3 ? true : undefined))
  await stack.stack.end('server', 'SIGKILL')
  await stack.stack.start('server')
  await client.api.postings.addText.mutate({
    text: 'Welder wanted\n\nRequirements\n- 2 years of experience with TIG welding',
  })
  const { rows } = await stack.database.owner.query<{ last: number }>('select max(event_seq)::int as last from users')
  await waitFor('the rest', () => (seqs.length >= (rows[0]?.last ?? 0) ? true : undefined), 20_000)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  subscription.unsubscribe()
})
