import { listActions } from '@jobpilot/domain/activity/activity.service'
import { addPosting, getPosting } from '@jobpilot/domain/postings/postings.service'
import { getSpendMonth } from '@jobpilot/domain/spend/spend.service'
import {
  type LoopbackModelServer,
  type ModelBehaviour,
  startLoopbackModelServer,
} from '@jobpilot/platform/models/loopback-model-server'
import { createPerson } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

const posting =
  'Care Nurse wanted\n\nAt Northgate Clinic we look after 40 residents.\n\nRequirements\n- 2 years of experience in a hospital\n- Registration with the NMC\n'
const reading = {
  title: 'Care Nurse',
  employer: 'Northgate Clinic',
  places: ['Atlantis'],
  workMode: null,
  remoteScope: null,
  employmentType: null,
  seniority: null,
  salary: null,
  experienceYears: { quote: '2 years of experience', min: 2, max: null },
  skills: [{ quote: 'NMC', importance: 'must' }],
  mustHaves: ['Registration with the NMC'],
  niceToHaves: [],
  responsibilities: [],
  about: [],
}

let model: LoopbackModelServer
let worker: TestWorker
let next: ModelBehaviour = { kind: 'ok', json: reading }

beforeAll(async () => {
  model = await startLoopbackModelServer({ respond: () => next })
  worker = await createTestWorker({
    MODEL_PROVIDER: 'anthropic',
    MODEL_API_KEY: 'test-key',
    MODEL_BASE_URL: model.baseUrl,
    MODEL_FAST: 'claude-haiku-4-5',
    MODEL_MONTHLY_LIMIT_USD: '0.10',
  })
  await worker.start()
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await model[Symbol.asyncDispose]()
})

const read = async (text = posting) => {
  const { db } = worker.database
  const userId = await createPerson(db)
  const { postingId, runId } = await addPosting(db, userId, { text })
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  const { items } = await listActions(db, userId, { limit: 5 })
  return {
    run,
    posting: await getPosting(db, userId, postingId),
    action: items[0],
    spend: await getSpendMonth(db, userId, 100_000),
  }
}

test('a model improves the reading, what it invents is left out, and the call is charged', async () => {
  next = { kind: 'ok', json: reading, usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 0 } }
  const result = await read()
  expect(result.run).toMatchObject({ state: 'done' })
  expect(result.posting.content?.employer).toMatchObject({ value: 'Northgate Clinic' })
  expect(JSON.stringify(result.posting.content)).not.toContain('Atlantis')
  expect(result.posting.madeBy).toMatchObject({ engine: 'anthropic', model: 'claude-haiku-4-5' })
  // 1,000 input tokens at 1 and 200 output tokens at 5 micro-dollars each.
  expect(result.spend).toMatchObject({
    spentMicroUsd: 2_000,
    reservedMicroUsd: 0,
    byAgent: [{ agent: 'Posting reader', microUsd: 2_000 }],
  })
  expect(result.action).toMatchObject({ costMicroUsd: 2_000, inputTokens: 1000, outputTokens: 200 })
})

test.each<[string, ModelBehaviour, RegExp]>([
  ['refuses', { kind: 'refusal' }, /declined/],
  ['answers nonsense', { kind: 'text', text: '{"title": ' }, /could not be used|cut off/],
  ['rejects the key', { kind: 'status', status: 401 }, /API key/],
])('when the model %s, the built-in reading stands and says why', async (_name, behaviour, reason) => {
  next = behaviour
  const result = await read()
  expect(result.run.state).toBe('done')
  expect(result.posting).toMatchObject({
    state: 'ready',
    madeBy: { engine: 'built-in', fallbackReason: expect.stringMatching(reason) },
  })
  expect(result.run.steps.find((step) => step.key === 'model')?.detail).toMatch(reason)
  expect(result.spend.reservedMicroUsd).toBe(0)
})

test.each([
  ['1970-01-01', '2026-12-31', null, '2026-12-31'],
  ['2099-01-01', '2099-12-31', null, null],
  ['2026-11-02', '1970-01-01', '2026-11-02', null],
])(
  'of a page that says it is of %s and closes on %s, the days that can be are kept',
  async (posted, closing, ...days) => {
    next = { kind: 'refusal' }
    const data = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Care Nurse',
      hiringOrganization: { name: 'Northgate Clinic' },
      datePosted: posted,
      validThrough: closing,
      description: `<p>${posting}</p>`,
    }
    const page = `<!doctype html><html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body></body></html>`
    const { content } = (await read(page)).posting
    expect(content?.title).toMatchObject({ value: 'Care Nurse' })
    expect([content?.postedOn, content?.validThrough]).toEqual(days)
  },
)

test('a budget that does not hold the call is said, and nothing is sent', async () => {
  next = { kind: 'ok', json: reading }
  const { db } = worker.database
  const userId = await createPerson(db)
  await worker.database.owner.query(
    `insert into spend_months (user_id, month, limit_micro_usd, spent_micro_usd) values ($1, date_trunc('month', now() at time zone 'utc')::date, 100000, 100000)`,
    [userId],
  )
  const before = model.calls.length
  const { postingId, runId } = await addPosting(db, userId, { text: posting })
  expect((await worker.runIn(userId, runId, 'done', 'failed')).state).toBe('done')
  expect(await getPosting(db, userId, postingId)).toMatchObject({
    madeBy: { engine: 'built-in', fallbackReason: expect.stringMatching(/budget/) },
  })
  expect(model.calls.length).toBe(before)
})
