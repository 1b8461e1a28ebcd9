import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { type BriefingQueries, briefingQueries } from '@jobpilot/domain/briefings/briefing-queries'
import { getLatestBriefing, listBriefings, makeBriefingNow } from '@jobpilot/domain/briefings/briefings.service'
import { findEventsSince } from '@jobpilot/domain/events/events.repository'
import { pressBrake, releaseBrake } from '@jobpilot/domain/people/brake'
import { createPerson } from '@jobpilot/testing/test-database'
import { waitFor } from '@jobpilot/testing/wait-for'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { productTasks } from '../../tasks.ts'
import { createTestWorker, type TestWorker } from '../../testing/test-worker.ts'
import { createWriteBriefing } from './write-briefing.ts'

const limitMs = 1_000
const fails = () => Promise.reject(new Error('a query that fails'))
const isLate = async (tx: UserTransaction) => {
  await sql`select pg_sleep(6)`.execute(tx)
  return await fails()
}
let broken: Partial<BriefingQueries> = {}
const queries: BriefingQueries = {
  openings: (...args) => (broken.openings ?? briefingQueries.openings)(...args),
  topPick: (...args) => (broken.topPick ?? briefingQueries.topPick)(...args),
  needs: (...args) => (broken.needs ?? briefingQueries.needs)(...args),
  pipeline: (...args) => (broken.pipeline ?? briefingQueries.pipeline)(...args),
  work: (...args) => (broken.work ?? briefingQueries.work)(...args),
  spend: (...args) => (broken.spend ?? briefingQueries.spend)(...args),
}

let worker: TestWorker
beforeAll(async () => {
  const run = createWriteBriefing(queries, limitMs)
  const tasks = productTasks.map((task) =>
    task.name === 'briefings/write-briefing' ? ({ ...task, run } as typeof task) : task,
  )
  worker = await createTestWorker({}, tasks)
  await worker.start()
})
afterAll(async () => {
  // What was too late may still be at it.
  await worker.database.owner.query(
    `select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'`,
  )
  await worker[Symbol.asyncDispose]()
})
beforeEach(() => {
  broken = {}
})

const db = () => worker.database.db
const query = (text: string, values: unknown[]) => worker.database.owner.query<Record<string, unknown>>(text, values)

async function make(userId: string) {
  const { runId } = await makeBriefingNow(db(), userId)
  const run = await worker.runIn(userId, runId, 'done', 'failed', 'dead')
  const { briefing } = await getLatestBriefing(db(), userId)
  if (!briefing) throw new Error(`no briefing: ${JSON.stringify(run)}`)
  return { run, briefing }
}

/** An opening, its score and when it came. */
async function addOpening(userId: string, title: string, score: number, band: string, ago = '1 hour'): Promise<void> {
  const field = { id: 'a', value: title, span: null, confidence: 1, origin: 'engine' }
  await query(
    `with opening as (insert into openings (user_id) values ($1) returning id),
     posting as (
       insert into postings (user_id, opening_id, state, url, content, created_at)
       select $1, id, 'ready', 'https://example.org', $2, now() - $5::interval from opening returning id)
     insert into matches (user_id, posting_id, profile_version, posting_version, rubric_version, score, band, content)
     select $1, id, 1, 1, '1', $3, $4::match_band, '{"reasons": [{"text": "They want Go; you have it."}]}' from posting`,
    [userId, JSON.stringify({ title: field, employer: { ...field, value: 'Nordlicht' } }), score, band, ago],
  )
}

async function addMail(userId: string, state: 'pending' | 'unknown'): Promise<void> {
  await query(
    `with draft as (
       insert into agent_outputs (user_id, kind, state, request) values ($1, 'mail', 'ready', '{}') returning id),
     given as (
       insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at, state, approved_at, runs_at)
       select $1, 'mail', id, '{"to": "jana@example.org", "subject": "Hello"}', '', now() + interval '1 day',
         case when $2 then 'pending' else 'used' end::approval_state,
         case when not $2 then now() end, case when not $2 then now() end from draft
       returning id, draft_id, content_hash)
     insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state)
     select $1, id::text, 'mail', draft_id, id, content_hash, 'unknown' from given where not $2`,
    [userId, state === 'pending'],
  )
}

/** An opening that was added long ago and moved through stages, each so many hours ago. */
async function addTracked(userId: string, title: string, ...moves: [stage: string, hours: number][]): Promise<void> {
  await addOpening(userId, title, 60, 'possible', '90 days')
  await query(
    `with application as (
       insert into applications (user_id, opening_id, stage)
       select $1, opening_id, $3::application_stage from postings where content -> 'title' ->> 'value' = $2 returning id)
     insert into application_moves (user_id, application_id, from_stage, to_stage, moved_by, moved_at)
     select $1, id, lag(stage) over (order by hours desc), stage, 'you', now() - make_interval(hours => hours)
     from application, unnest($4::application_stage[], $5::int[]) as move (stage, hours)`,
    [userId, title, moves.at(-1)?.[0], moves.map(([stage]) => stage), moves.map(([, hours]) => hours)],
  )
}

test('it says which applications wait for a word, and what was moved, unless it was put back', async () => {
  const userId = await createPerson(db())
  await addTracked(userId, 'Waits', ['applied', 720])
  await addTracked(userId, 'Waits longer', ['applied', 960])
  await addTracked(userId, 'Fresh', ['saved', 480], ['applied', 1])
  await addTracked(userId, 'Turned down', ['applied', 990], ['rejected', 1])
  await addTracked(userId, 'Slipped', ['saved', 480], ['offer', 2], ['saved', 1])
  const { content } = (await make(userId)).briefing
  const { due = [], moves = [], ...counts } = content.pipeline ?? {}
  expect(counts).toEqual({ dueCount: 2, movedCount: 2 })
  expect(due.map(({ title }) => title)).toEqual(['Waits longer', 'Waits'])
  expect(moves.map(({ title, from, to }) => [title, from, to]).sort()).toEqual([
    ['Fresh', 'saved', 'applied'],
    ['Turned down', 'applied', 'rejected'],
  ])
  expect(content.sentences.slice(0, 2)).toEqual([
    '2 applications have had no answer for a while; you could follow up.',
    '2 openings moved in your pipeline.',
  ])
})

test('a full one: bad news first, figures of the last 24 hours, the best opening as top pick', async () => {
  const userId = await createPerson(db())
  await addOpening(userId, 'Platform engineer', 82, 'strong')
  await addOpening(userId, 'Data analyst', 55, 'possible')
  await addOpening(userId, 'Baker', 12, 'weak')
  await addOpening(userId, 'An older one', 90, 'strong', '3 days')
  for (let at = 0; at < 12; at += 1) await addMail(userId, 'pending')
  await addMail(userId, 'unknown')
  await query(
    `insert into task_runs (user_id, task, payload, subject_kind, state, error, ended_at)
     values ($1, 'postings/read-posting', '{}', 'posting', 'failed', '{"code": "x", "message": "The page is gone."}', now())`,
    [userId],
  )
  await query(
    `insert into agent_actions (user_id, agent, action, rationale, made_by, duration_ms)
     select $1, agent, 'a', 'r', '{}', 1 from unnest(array['Mail writer', 'Posting reader', 'Posting reader']) as agent`,
    [userId],
  )
  await query(
    `insert into model_calls (user_id, agent, provider, model, price_version, state, month, reserved_micro_usd,
       cost_micro_usd, expires_at, settled_at)
     values ($1, 'a', 'p', 'm', '1', 'settled', date_trunc('month', now())::date, 0, 120000, now(), now())`,
    [userId],
  )
  const { briefing, run } = await make(userId)
  expect(run.summary).toBe('Your briefing is written')
  expect(briefing).toMatchObject({ kind: 'full', content: { missing: [], notice: null } })
  const { content } = briefing
  expect(content.openings).toMatchObject({ readCount: 3, matchedCount: 3, strongCount: 1 })
  expect(content.openings?.matches.map(({ score }) => score)).toEqual([82, 55, 12])
  expect(content.topPick?.pick).toMatchObject({
    title: 'An older one',
    score: 90,
    reason: 'They want Go; you have it.',
  })
  expect(content.needs).toMatchObject({ approvalCount: 12, unknownCount: 1, stoppedCount: 1 })
  expect(content.needs?.approvals).toHaveLength(10)
  expect(content.work).toEqual({
    actionCount: 3,
    agents: [
      { agent: 'Posting reader', count: 2 },
      { agent: 'Mail writer', count: 1 },
    ],
  })
  expect(content.sentences).toEqual([
    'I cannot tell whether 1 e-mail went out; please tell me what you know.',
    '1 piece of my work stopped before the end; you can start it again.',
    '12 e-mails wait for your approval; nothing goes out without it.',
    'I read 3 new openings; 1 is a strong match.',
    'My top pick is An older one at Nordlicht, 90 of 100.',
    'I did 3 things for you.',
    'I spent 0.12 USD on model calls.',
  ])
  const events = await withUser(db(), userId, (tx) => findEventsSince(tx, userId, 0, 500))
  expect(events.filter(({ body }) => body.type === 'briefing.ready')).toHaveLength(1)
  await expect(makeBriefingNow(db(), userId)).rejects.toMatchObject({ code: 'already-ended' })
})

test('a query fails: the last good one stands in and says so; later the day can have a full one', async () => {
  const userId = await createPerson(db())
  await addOpening(userId, 'Platform engineer', 82, 'strong')
  const first = await make(userId)
  await query(`update briefings set day = day - 1, made_at = now() - interval '23 hours' where user_id = $1`, [userId])
  await query(`update task_runs set payload = payload || '{"day": "2000-01-01"}' where user_id = $1`, [userId])
  broken = { spend: fails, needs: fails }
  const { briefing, run } = await make(userId)
  expect(briefing.kind).toBe('last-good')
  expect(briefing.content).toMatchObject({ missing: ['needs', 'spend'], asOf: first.briefing.content.asOf })
  expect(briefing.content.notice).toMatch(
    /^I could not read what needs you and what I spent this time\. This is my last good briefing\.$/,
  )
  expect(run.summary).toMatch(/last good briefing stands in/)
  broken = {}
  expect((await make(userId)).briefing.kind).toBe('full')
  expect((await listBriefings(db(), userId)).map(({ kind }) => kind)).toEqual(['full', 'full'])
})

test('nothing good within 48 hours: a minimal one with what could be read, within its time', async () => {
  const userId = await createPerson(db())
  await addOpening(userId, 'Platform engineer', 82, 'strong')
  await make(userId)
  await query(`update briefings set day = day - 2, made_at = now() - interval '49 hours' where user_id = $1`, [userId])
  await query(`update task_runs set payload = payload || '{"day": "2000-01-01"}' where user_id = $1`, [userId])
  broken = { openings: isLate }
  const started = performance.now()
  const { briefing } = await make(userId)
  expect(performance.now() - started).toBeLessThan(5_500)
  expect(briefing).toMatchObject({ kind: 'minimal', content: { missing: ['openings'], openings: null } })
  expect(briefing.content.needs).not.toBeNull()
  expect(briefing.content.notice).toBe(
    'I could not read your new openings this time. This is a minimal briefing: only what I could read.',
  )
})

test('the brake holds it; released on another day it is left out', async () => {
  const userId = await createPerson(db())
  await pressBrake(db(), userId)
  const { runId } = await makeBriefingNow(db(), userId)
  await worker.runIn(userId, runId, 'held')
  expect((await getLatestBriefing(db(), userId)).run?.state).toBe('held')
  await query(
    `update task_runs set payload = payload || jsonb_build_object('day', (current_date - 3)::text) where id = $1`,
    [runId],
  )
  await releaseBrake(db(), userId)
  const run = await worker.runIn(userId, runId, 'done', 'failed')
  expect(run.summary).toMatch(/That day was over/)
  expect(await listBriefings(db(), userId)).toEqual([])
})

test('by the clock: the planner starts it, the worker writes it, the person hears of it', async () => {
  const userId = await createPerson(db())
  await query(`update users set created_at = now() - interval '2 days', briefing_minute = 0 where id = $1`, [userId])
  await query(`select graphile_worker.add_job('briefings/plan-day')`, [])
  const event = await waitFor('briefing.ready', async () => {
    const events = await withUser(db(), userId, (tx) => findEventsSince(tx, userId, 0, 500))
    return events.find(({ body }) => body.type === 'briefing.ready')
  })
  const [briefing] = await listBriefings(db(), userId)
  expect(event.body).toMatchObject({ briefingId: briefing?.id, day: briefing?.day })
  expect(briefing?.content.sentences).toEqual([
    'I read no new openings.',
    'I did no work in that time.',
    'I spent nothing.',
  ])
})

test('nobody else sees it', async () => {
  const userId = await createPerson(db())
  await make(userId)
  expect(await listBriefings(db(), await createPerson(db()))).toEqual([])
})
