import { withUser } from '@jobpilot/db/with-user'
import { startEmptyProfile } from '@jobpilot/domain/profile/profile.service'
import { emptyPosting } from '@jobpilot/schemas/posting'
import { mailRequest } from '@jobpilot/testing/mail-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from './context.ts'
import { appRouter, loadAllFeatures } from './router.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

type Ids = {
  document: string
  posting: string
  draft: string
  run: string
  action: string
  approval: string
  effect: string
  message: string
  export: string
}

let server: TestServer
let owner: string
let stranger: string
let theirs: Ids
const unknown: Ids = {
  document: crypto.randomUUID(),
  posting: crypto.randomUUID(),
  draft: crypto.randomUUID(),
  run: crypto.randomUUID(),
  action: crypto.randomUUID(),
  approval: crypto.randomUUID(),
  effect: crypto.randomUUID(),
  message: crypto.randomUUID(),
  export: crypto.randomUUID(),
}

const anyHash = 'a'.repeat(64)

/** How each procedure that takes an id is called. A new one must be added here, or the first test fails. */
const inputs: Record<string, (ids: Ids) => unknown> = {
  'documents.link': (ids) => ({ id: ids.document }),
  'documents.remove': (ids) => ({ id: ids.document }),
  'documents.restore': (ids) => ({ id: ids.document }),
  'postings.get': (ids) => ({ id: ids.posting }),
  'postings.readAgain': (ids) => ({ id: ids.posting }),
  'postings.correct': (ids) => ({ id: ids.posting, baseVersion: 1, content: emptyPosting }),
  'postings.remove': (ids) => ({ id: ids.posting }),
  'postings.restore': (ids) => ({ id: ids.posting }),
  'postings.timeline': (ids) => ({ id: ids.posting }),
  'applications.get': (ids) => ({ postingId: ids.posting }),
  'applications.move': (ids) => ({ postingId: ids.posting, stage: 'applied' }),
  'matches.history': (ids) => ({ postingId: ids.posting }),
  'review.decide': (ids) => ({
    decisions: [
      {
        id: crypto.randomUUID(),
        postingId: ids.posting,
        decision: 'kept',
        reasons: [],
        madeAt: new Date().toISOString(),
      },
    ],
  }),
  'review.removeSearch': (ids) => ({ id: ids.draft }),
  'matches.get': (ids) => ({ postingId: ids.posting }),
  'outreach.get': (ids) => ({ id: ids.draft }),
  'outreach.compose': (ids) => ({ ...mailRequest, postingId: ids.posting }),
  'outreach.composeAgain': (ids) => ({ id: ids.draft }),
  'outreach.edit': (ids) => ({ id: ids.draft, baseVersion: 1, subject: 's', body: 'b' }),
  'outreach.download': (ids) => ({ id: ids.draft, format: 'txt' }),
  'outreach.remove': (ids) => ({ id: ids.draft }),
  'outreach.restore': (ids) => ({ id: ids.draft }),
  'outreach.setRecipient': (ids) => ({ id: ids.draft, recipientEmail: 'eve@example.org' }),
  'effects.forDraft': (ids) => ({ draftId: ids.draft }),
  'effects.ask': (ids) => ({ draftId: ids.draft, contentHash: anyHash }),
  'effects.approveDraft': (ids) => ({ draftId: ids.draft, contentHash: anyHash }),
  'effects.approve': (ids) => ({ approvals: [{ id: ids.approval, contentHash: anyHash }] }),
  'effects.reject': (ids) => ({ id: ids.approval, reason: '' }),
  'effects.cancel': (ids) => ({ id: ids.approval }),
  'effects.resolve': (ids) => ({ id: ids.effect, resolution: 'went-out' }),
  'mail.message': (ids) => ({ id: ids.message }),
  'runs.get': (ids) => ({ id: ids.run }),
  'runs.result': (ids) => ({ id: ids.run }),
  'runs.cancel': (ids) => ({ id: ids.run }),
  'runs.retry': (ids) => ({ id: ids.run }),
  'admin.retryDeadJob': (ids) => ({ id: ids.run }),
  'admin.discardDeadJob': (ids) => ({ id: ids.run }),
  'privacy.exportLink': (ids) => ({ id: ids.export }),
  'listings.get': (ids) => ({ id: ids.run }),
  'listings.keep': (ids) => ({ id: ids.run }),
  'sameOpening.get': (ids) => ({ id: ids.run }),
  'sameOpening.split': (ids) => ({ id: ids.run }),
  'sameOpening.join': (ids) => ({ id: ids.run, other: ids.action }),
  'sameOpening.metBefore': (ids) => ({ id: ids.posting }),
  'sources.runNow': (ids) => ({ id: ids.run }),
  'sources.switchOff': (ids) => ({ id: ids.run }),
  'sources.remove': (ids) => ({ id: ids.run }),
  'activity.list': (ids) => ({ before: ids.action, limit: 5 }),
}
/** Procedures that take no id of anybody's row. */
const withoutIds = new Set([
  'applications.pipeline',
  'auth.config',
  'sameOpening.takeBack',
  'auth.signUp',
  'auth.signIn',
  'auth.demo',
  'auth.refresh',
  'auth.signOut',
  'me.get',
  'me.setAutonomy',
  'me.setTimeZone',
  'briefings.latest',
  'briefings.list',
  'briefings.makeNow',
  'briefings.setSchedule',
  'effects.outbox',
  'mail.settings',
  'mail.setChoice',
  'mail.mailbox',
  'brake.press',
  'brake.release',
  'profile.get',
  'profile.save',
  'profile.startEmpty',
  'preferences.get',
  'preferences.relax',
  'listings.search',
  'review.list',
  'review.search',
  'review.insights',
  'review.veto',
  'review.searches',
  'review.saveSearch',
  'preferences.save',
  'documents.list',
  'documents.addText',
  'postings.list',
  'postings.addUrl',
  'postings.addText',
  'outreach.list',
  'runs.list',
  'spend.month',
  'privacy.held',
  'privacy.latestExport',
  'privacy.startExport',
  'privacy.deletion',
  'privacy.scheduleDeletion',
  'privacy.cancelDeletion',
  'sources.list',
  'sources.findEmployer',
  'sources.recognise',
  'sources.add',
  'events.live',
  'events.since',
  'system.errorTracking',
  'system.status',
  'admin.queues',
  'admin.costs',
  'admin.audit',
  'admin.deadJobs',
])

const contextOf = (userId: string): RequestContext => ({
  services: server.services,
  session: { userId, expiresAt: Date.now() + 60_000, identity: null },
  requestId: 'r',
  traceId: 't',
  address: '127.0.0.1',
  connection: null,
})
await loadAllFeatures()
const procedures = () => Object.keys(appRouter._def.procedures)

beforeAll(async () => {
  server = await startTestServer()
  owner = (await server.signUp()).userId
  stranger = (await server.signUp()).userId
  for (const userId of [owner, stranger]) await startEmptyProfile(server.database.db, userId)
  const caller = appRouter.createCaller(contextOf(owner))
  const { documentId } = await caller.documents.addText({ text: 'Ada Lovelace, analyst' })
  const { postingId, runId } = await caller.postings.addText({ text: 'Analyst wanted' })
  const { draftId } = await caller.outreach.compose(mailRequest)
  const action = await withUser(server.database.db, owner, (tx) =>
    tx
      .insertInto('agentActions')
      .values({
        userId: owner,
        agent: 'a',
        action: 'a',
        rationale: 'a',
        madeBy: JSON.stringify({ engine: 'built-in', version: '1' }),
        durationMs: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  const { approval, effect } = await approvedMail(draftId)
  const { rows } = await server.database.owner.query<{ id: string }>(
    `insert into data_exports (user_id, state, storage_key, bytes, sha256, expires_at)
     values ($1, 'ready', $2, 1, '', now() + interval '1 day') returning id`,
    [owner, `people/${owner}/exports/x.zip`],
  )
  const kept = await server.database.owner.query<{ id: string }>(
    `insert into mailbox_messages (user_id, effect_key, content) values ($1, 'k', $2) returning id`,
    [
      owner,
      JSON.stringify({
        to: { name: '', address: 'a@b.de' },
        fromName: '',
        replyTo: null,
        subject: 's',
        text: 'b',
        html: '<p>b</p>',
      }),
    ],
  )
  theirs = {
    document: documentId,
    posting: postingId,
    draft: draftId,
    run: runId,
    action: action.id,
    approval,
    effect,
    message: kept.rows[0]?.id ?? '',
    export: rows[0]?.id ?? '',
  }
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

/** The draft's e-mail as if written, approved and of unknown end: every procedure would have something to do. */
async function approvedMail(draftId: string): Promise<{ approval: string; effect: string }> {
  const { rows } = await server.database.owner.query<{ approval: string; effect: string }>(
    `with given as (
       insert into approvals (user_id, kind, draft_id, content, content_hash, expires_at)
       values ($1, 'mail', $2, $3, '', now() + interval '1 day') returning id, content_hash),
     entered as (
       insert into effects (user_id, key, kind, draft_id, approval_id, content_hash, state)
       select $1, 'k', 'mail', $2, id, content_hash, 'unknown' from given returning id)
     select given.id as approval, entered.id as effect from given, entered`,
    [
      owner,
      draftId,
      JSON.stringify({
        to: 'a@b.de',
        toName: '',
        fromName: '',
        replyTo: null,
        subject: 's',
        body: 'b',
        attachments: [],
      }),
    ],
  )
  if (!rows[0]) throw new Error('nothing was inserted')
  return rows[0]
}

test('every procedure is accounted for', () => {
  expect([...Object.keys(inputs), ...withoutIds].sort()).toEqual(procedures().sort())
})

async function outcome(userId: string, path: string, ids: Ids): Promise<unknown> {
  const [feature = '', name = ''] = path.split('.')
  const caller = appRouter.createCaller(contextOf(userId)) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  try {
    return { result: await caller[feature]?.[name]?.(inputs[path]?.(ids)) }
  } catch (error) {
    return { message: String(error) }
  }
}

test.each(Object.keys(inputs))("%s: another person's id gives what an unknown id gives", async (path) => {
  const mask = (value: unknown, ids: Ids) =>
    Object.entries(ids).reduce((text, [name, id]) => text.replaceAll(id, name), JSON.stringify(value) ?? '')
  const before = await snapshot()
  expect(mask(await outcome(stranger, path, theirs), theirs)).toBe(
    mask(await outcome(stranger, path, unknown), unknown),
  )
  expect(await snapshot()).toBe(before)
})

/** The owner's rows as text, so that a stranger's change of any of them shows. */
async function snapshot(): Promise<string> {
  const rows = await Promise.all(
    [
      'documents',
      'postings',
      'agent_outputs',
      'task_runs',
      'agent_actions',
      'profiles',
      'matches',
      'approvals',
      'effects',
      'mailbox_messages',
      'mail_settings',
      'data_exports',
    ].map((table) => server.database.owner.query(`select * from ${table} where user_id = $1 order by 1`, [owner])),
  )
  return JSON.stringify(rows.map((result) => result.rows))
}
