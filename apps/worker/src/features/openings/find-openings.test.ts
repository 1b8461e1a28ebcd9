import { createDatabase, createPool } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { listActions } from '@jobpilot/domain/activity/activity.service'
import { putFacts } from '@jobpilot/domain/listings/testing/put-facts'
import { getMatch } from '@jobpilot/domain/matches/matches.service'
import { savePreferences } from '@jobpilot/domain/preferences/preferences.service'
import { replaceProfile } from '@jobpilot/domain/profile/profile.service'
import { getReview, startSearch } from '@jobpilot/domain/review/review.service'
import { getSpendMonth } from '@jobpilot/domain/spend/spend.service'
import { listingFacts } from '@jobpilot/engine/listing/listing-facts'
import { parsePostingText } from '@jobpilot/engine/posting/parse-posting-text'
import { parseResume } from '@jobpilot/engine/resume/parse-resume'
import {
  type LoopbackModelServer,
  type ModelBehaviour,
  startLoopbackModelServer,
} from '@jobpilot/platform/models/loopback-model-server'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { createListings } from '@jobpilot/testing/create-listings'
import { createPerson } from '@jobpilot/testing/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'

const words = {
  reasons: [
    { asks: 'It asks for Python.', has: 'You built the billing service in Python.', sources: [] },
    { asks: 'It asks for PostgreSQL.', has: 'You hold a PhD from Oxford.', sources: [] },
  ],
  concerns: [],
}

const given = {
  content: parseResume(
    'Ada Lovelace\nada@example.com\n\nExperience\nBackend Engineer, Analytical Engines, Berlin\n2018 - present\n- Built the billing service in Python\n\nSkills\nPython, PostgreSQL',
  ).content,
  documentId: null,
  notices: [],
  madeBy: { engine: 'built-in', version: '1' },
}

let model: LoopbackModelServer
let worker: TestWorker
let answer: (index: number) => ModelBehaviour = () => ({ kind: 'ok', json: words })

beforeAll(async () => {
  model = await startLoopbackModelServer({
    respond: ({ body }, index) =>
      body.includes('match_words') || body.includes('Why does this opening fit')
        ? answer(index)
        : { kind: 'ok', json: { sentences: [] } },
  })
  worker = await createTestWorker({
    MODEL_PROVIDER: 'openai-compatible',
    MODEL_BASE_URL: model.baseUrl,
    MODEL_FAST: 'own',
    MODEL_PRICE_INPUT: '0',
    MODEL_PRICE_OUTPUT: '0',
  })
  const postings = Array.from({ length: 15 }, (_, at) =>
    parsePostingText(`Backend Engineer\nEmployer ${at}, Berlin\n\nRequirements\n- Python\n- PostgreSQL\n- Team ${at}`),
  )
  const { owner } = worker.database
  const ids = await createListings(owner, postings)
  const onError = (error: Error) => {
    throw error
  }
  const pool = createPool({ url: worker.database.url, applicationName: 'test', max: 1, as: 'system', onError })
  const system = createDatabase(pool)
  await putFacts(
    system,
    postings.map(({ content, text }, at) => ({
      listingId: ids[at] ?? '',
      isOpen: true,
      postedOn: '2026-11-22',
      facts: listingFacts(content, text),
    })),
  )
  await system.destroy()
  await worker.start()
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await model[Symbol.asyncDispose]()
})

async function search() {
  const { db } = worker.database
  const userId = await createPerson(db)
  await withUser(db, userId, (tx) => replaceProfile(tx, userId, given))
  await savePreferences(db, userId, { ...noPreferences, titles: ['Backend Engineer'] })
  const before = model.calls.length
  const { runId } = await startSearch(db, userId)
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  const { items } = await getReview(db, userId, { state: 'new' })
  const matches = await Promise.all(items.map(({ id }) => getMatch(db, userId, id)))
  return {
    run,
    userId,
    calls: model.calls.slice(before),
    explained: matches.flatMap((match) => match?.explanation ?? []),
    told: matches.find((match) => match?.explanation)?.postingId ?? '',
    items,
  }
}
const stepOf = ({ steps }: { steps: { key: string; state: string; detail: string | null }[] }) =>
  steps.find(({ key }) => key === 'explain')

test('a model explains the best ten and no more; what has no source is left out, and each call is charged', async () => {
  const { run, userId, items, explained, calls } = await search()
  expect(run.state).toBe('done')
  expect(items.length).toBeGreaterThan(10)
  expect(explained).toHaveLength(10)
  expect(items.filter(({ explanation }) => explanation !== null)).toHaveLength(10)
  for (const { reasons, leftOut } of explained) {
    expect(reasons.map(({ text }) => text)).toEqual(['It asks for Python. You built the billing service in Python.'])
    expect(leftOut).toBe(1)
  }
  // One to explain, one to correct.
  expect(calls).toHaveLength(20)
  expect((await getSpendMonth(worker.database.db, userId, 6_000_000)).byAgent).toMatchObject([{ agent: 'Scout' }])
  expect(stepOf(run)).toMatchObject({ state: 'done', detail: '10 explained' })
  const { items: actions } = await listActions(worker.database.db, userId, { limit: 5 })
  expect(actions[0]?.rationale).toContain('The best 10 explained by own')
})

test('a model that fails ends the explaining, not the search', async () => {
  let asked = 0
  answer = () => (asked++ < 2 ? { kind: 'ok', json: words } : { kind: 'status', status: 401 })
  const { run, items, explained, calls } = await search()
  expect(run.state).toBe('done')
  expect(items.length).toBeGreaterThan(10)
  expect(explained.length).toBeLessThanOrEqual(2)
  // Three are asked for at once, and each ends with its first refusal.
  expect(calls.length).toBeLessThanOrEqual(5)
  expect(stepOf(run)).toMatchObject({ state: 'done', detail: expect.stringContaining('did not accept the API key') })
})

test('an explanation is of a profile and a posting as they were', async () => {
  answer = () => ({ kind: 'ok', json: words })
  const { userId, told } = await search()
  const explanation = async () => (await getMatch(worker.database.db, userId, told))?.explanation
  expect(await explanation()).toBeTruthy()
  // Another wish changes the score, not what was said.
  await savePreferences(worker.database.db, userId, { ...noPreferences, titles: ['Engineer'] })
  expect(await explanation()).toBeTruthy()
  await withUser(worker.database.db, userId, (tx) => replaceProfile(tx, userId, given))
  expect(await explanation()).toBeNull()
})
