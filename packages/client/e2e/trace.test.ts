import { type LoopbackModelServer, startLoopbackModelServer } from '@jobpilot/platform/models/loopback-model-server'
import { type OtlpReceiver, type SeenSpan, startOtlpReceiver } from '@jobpilot/testing/otlp-receiver'
import { type SentryReceiver, startSentryReceiver } from '@jobpilot/testing/sentry-receiver'
import { careersSite, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { waitFor } from '@jobpilot/testing/wait-for'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, type JobPilotClient } from '../src/create-client.ts'

// Each stands where a person writes, and nowhere else: what leaves must hold none of them.
const canaries = {
  resume: 'Canaryresume',
  company: 'Canarycompany',
  password: 'canary-password-1',
  recipient: 'canary-recipient@example.org',
  subject: 'Canarysubject',
  mail: 'Canarymail',
}
const email = 'canary-account@example.org'
const resume = `Ada ${canaries.resume}\nada.${canaries.resume}@example.org\n\nExperience\nNurse, ${canaries.resume} Clinic, 2019 - 2024\n- Cared for 40 residents\n`

let stack: TestStack
let otlp: OtlpReceiver
let sentry: SentryReceiver
let model: LoopbackModelServer
let client: JobPilotClient
let userId: string

const newTrace = () => crypto.randomUUID().replaceAll('-', '')
const browserSpan = 'b0b0b0b0b0b0b0b0'

/** Asks as the browser does: with the trace it began. */
async function call(path: string, input: unknown, traceId: string): Promise<{ requestId: string; body: unknown }> {
  const response = await fetch(`${stack.url}/trpc/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await client.getToken()}`,
      traceparent: `00-${traceId}-${browserSpan}-01`,
    },
    body: JSON.stringify(input),
  })
  return { requestId: response.headers.get('x-request-id') ?? '', body: await response.json() }
}

const spanOf = (traceId: string, name: string): Promise<SeenSpan> =>
  waitFor(`the span ${name}`, () => otlp.spans(traceId).find((span) => span.name === name), 30_000)
const lines = (): Record<string, unknown>[] =>
  stack.stack.lines
    .flatMap((text) => text.replace(/^(server|worker): /, '').split('\n'))
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))

beforeAll(async () => {
  otlp = await startOtlpReceiver()
  sentry = await startSentryReceiver()
  model = await startLoopbackModelServer({ respond: () => ({ kind: 'ok', json: {} }) })
  stack = await startTestStack(careersSite, {
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url,
    OTEL_METRIC_EXPORT_INTERVAL: '500',
    SENTRY_DSN: sentry.dsn,
    SENTRY_RELEASE: 'jobpilot@test',
    MODEL_PROVIDER: 'anthropic',
    MODEL_API_KEY: 'canary-model-key',
    MODEL_BASE_URL: model.baseUrl,
    MODEL_FAST: 'claude-haiku-4-5',
  })
  const account = { email, password: canaries.password }
  const guest = createClient(stack.url, { getToken: async () => '' })
  await guest.api.auth.signUp.mutate({ ...account, name: 'Ada' })
  client = createClient(stack.url, account)
  userId = (await client.api.me.get.query()).id
}, 60_000)
afterAll(async () => {
  await client.close()
  await stack[Symbol.asyncDispose]()
  await model[Symbol.asyncDispose]()
  await sentry[Symbol.asyncDispose]()
  await otlp[Symbol.asyncDispose]()
})

const compose = {
  postingId: null,
  recipientName: canaries.recipient,
  recipientRole: null,
  companyUrl: null,
  companyText: `${canaries.company} keeps the books of 4,000 online shops and opened its second office this year.`,
  tone: 'formal',
  goal: 'introduce',
  painPoint: null,
  links: [],
}

test('an upload, and the reading of it in another process, are one trace', async () => {
  const traceId = newTrace()
  await fetch(`${stack.url}/uploads/resume?name=${canaries.resume}.txt`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await client.getToken()}`, traceparent: `00-${traceId}-${browserSpan}-01` },
    body: resume,
  })
  const task = await spanOf(traceId, 'task documents/read-resume')
  const request = await spanOf(traceId, 'PUT /uploads')
  expect(request).toMatchObject({ service: 'jobpilot-server', kind: 'server', parentSpanId: browserSpan })
  expect(request.attributes).toMatchObject({ 'user.id': userId, 'http.response.status_code': 201 })
  expect(task.parentSpanId).toBe((await spanOf(traceId, 'enqueue documents/read-resume')).spanId)
  expect(task).toMatchObject({ attributes: { outcome: 'done', 'user.id': userId } })
})

test('from the click to the mail: parents, names and attributes across the queue', async () => {
  const traceId = newTrace()
  const { requestId, body } = await call('outreach.compose', compose, traceId)
  const { draftId, runId } = (body as { result: { data: { draftId: string; runId: string } } }).result.data
  const task = await spanOf(traceId, 'task outreach/compose-mail')
  const request = await spanOf(traceId, 'POST /trpc')
  const procedure = await spanOf(traceId, 'outreach.compose')
  const enqueue = await spanOf(traceId, 'enqueue outreach/compose-mail')
  expect(request).toMatchObject({ service: 'jobpilot-server', kind: 'server', parentSpanId: browserSpan })
  expect(request.attributes).toMatchObject({ 'http.route': '/trpc', 'jobpilot.request.id': requestId })
  expect(procedure).toMatchObject({ parentSpanId: request.spanId, attributes: { outcome: 'ok', 'user.id': userId } })
  expect(enqueue).toMatchObject({ kind: 'producer', parentSpanId: procedure.spanId })
  expect(task).toMatchObject({ service: 'jobpilot-worker', kind: 'consumer', parentSpanId: enqueue.spanId })
  expect(task.attributes).toMatchObject({
    'user.id': userId,
    'jobpilot.run.id': runId,
    'jobpilot.task': 'outreach/compose-mail',
    'jobpilot.queue': 'agents',
    'jobpilot.attempt': 1,
    outcome: 'done',
  })
  const write = await spanOf(traceId, 'step write')
  expect(write.parentSpanId).toBe(task.spanId)
  const asked = await spanOf(traceId, 'model call')
  expect(asked).toMatchObject({ kind: 'client', parentSpanId: write.spanId })
  expect(asked.attributes).toMatchObject({
    'jobpilot.agent': 'Mail writer',
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-haiku-4-5',
    'gen_ai.usage.input_tokens': 120,
    outcome: 'invalid-output',
  })
  expect(asked.attributes['jobpilot.cost_micro_usd']).toBeGreaterThan(0)

  const inServer = otlp.spans(traceId).find((span) => span.name === 'insert task_runs')
  expect(inServer).toMatchObject({ kind: 'client', parentSpanId: enqueue.spanId, service: 'jobpilot-server' })
  expect(inServer?.attributes['db.query.text']).toMatch(/^insert into "task_runs" .*values \(\$1, \$2/)
  const facts = await spanOf(traceId, 'step facts')
  const inFacts = otlp.spans(traceId).filter((span) => span.parentSpanId === facts.spanId)
  expect(inFacts).toContainEqual(expect.objectContaining({ name: 'select profiles', service: 'jobpilot-worker' }))
  const ids = new Set(otlp.spans(traceId).map(({ spanId }) => spanId))
  const orphans = otlp.spans(traceId).filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))
  expect(orphans.map(({ name }) => name)).toEqual(['POST /trpc'])

  const own = lines().filter((line) => line.traceId === traceId)
  expect(own).toEqual([expect.objectContaining({ requestId, runId, userId, msg: 'task ended', outcome: 'done' })])

  // As the runbook looks for it.
  const { rows: runs } = await stack.database.owner.query(
    `select id from task_runs where payload -> 'origin' ->> 'traceparent' like '%${traceId}%'`,
  )
  expect(runs).toEqual([{ id: runId }])

  const approval = newTrace()
  await client.api.outreach.setRecipient.mutate({ id: draftId, recipientEmail: canaries.recipient })
  const { version } = await client.api.outreach.get.query({ id: draftId })
  await client.api.outreach.edit.mutate({
    id: draftId,
    baseVersion: version,
    subject: `A word on ${canaries.subject}`,
    body: `Hello, ${canaries.mail}.`,
  })
  await client.api.me.setAutonomy.mutate({ level: 2 })
  const { contentHash } = await client.api.effects.forDraft.query({ draftId })
  await call('effects.approveDraft', { draftId, contentHash }, approval)
  await stack.database.owner.query('update approvals set runs_at = now()')
  await stack.database.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
  const sent = await spanOf(approval, 'send mail')
  expect(sent.parentSpanId).toBe((await spanOf(approval, 'step send')).spanId)
  expect(sent.attributes).toMatchObject({ 'jobpilot.mail.adapter': 'local-mailbox', outcome: 'done' })
}, 60_000)

test('nothing of the trace goes to the vendor of the model', () => {
  expect(model.calls.length).toBeGreaterThan(0)
  for (const { headers } of model.calls)
    for (const name of ['traceparent', 'tracestate', 'baggage', 'sentry-trace'])
      expect(headers).not.toHaveProperty(name)
})

test('the figures: queues, jobs, the lag of events, what models cost, connections', async () => {
  const live = client.api.events.live.subscribe({ lastEventId: '0' }, { onData: () => undefined })
  await waitFor('an event that came late or not', async () => {
    await client.api.me.setAutonomy.mutate({ level: 2 })
    return otlp.points('jobpilot.event.lag').length > 0 ? true : undefined
  })
  live.unsubscribe()
  const queues = new Set(otlp.points('jobpilot.queue.age').map(({ attributes }) => attributes['jobpilot.queue']))
  expect([...queues].sort()).toEqual(['agents', 'briefings', 'default', 'scraping'])
  expect(otlp.points('jobpilot.queue.age').every(({ unit, value }) => unit === 's' && value >= 0)).toBe(true)
  const job = otlp
    .points('jobpilot.job.duration')
    .find(({ attributes }) => attributes['jobpilot.task'] === 'outreach/compose-mail')
  expect(job).toMatchObject({ unit: 's', service: 'jobpilot-worker', attributes: { outcome: 'done' }, value: 1 })
  expect(job?.sum).toBeGreaterThan(0)
  expect(otlp.points('jobpilot.event.lag')[0]).toMatchObject({ service: 'jobpilot-server', unit: 's' })
  const { rows } = await stack.database.owner.query('select sum(cost_micro_usd)::int as spent from model_calls')
  await waitFor('what was spent', () => {
    const last = new Map(otlp.points('jobpilot.model.spend').map((point) => [JSON.stringify(point.attributes), point]))
    return [...last.values()].reduce((sum, { value }) => sum + value, 0) === rows[0].spent ? true : undefined
  })
  const pools = otlp
    .points('jobpilot.pool.connections')
    .map(({ attributes }) => `${attributes.pool} ${attributes.state}`)
  expect(pools).toEqual(
    expect.arrayContaining(['jobpilot-server idle', 'jobpilot-server in-use', 'jobpilot-worker waiting']),
  )
}, 60_000)

test('a fault is found by its trace in the answer, the log, the spans and error tracking', async () => {
  const { owner } = stack.database
  await owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no place for %', new.subject; end $$;
    create trigger refuse before update on agent_outputs for each row execute function refuse()`)
  const { rows } = await owner.query('select id, version from agent_outputs')
  const traceId = newTrace()
  const edit = { id: rows[0].id, baseVersion: rows[0].version, subject: canaries.subject, body: canaries.mail }
  const { requestId, body } = await call('outreach.edit', edit, traceId)
  await owner.query('drop trigger refuse on agent_outputs')

  expect(body).toMatchObject({ error: { data: { code: 'INTERNAL_SERVER_ERROR', traceId, requestId } } })
  expect(await spanOf(traceId, 'outreach.edit')).toMatchObject({ hasFailed: true })
  expect(lines().filter((line) => line.traceId === traceId)).toEqual([
    expect.objectContaining({ msg: 'unexpected error', path: 'outreach.edit', requestId, userId }),
  ])
  const event = await waitFor('the event', () =>
    sentry.events().find(({ contexts }) => contexts?.trace?.trace_id === traceId),
  )
  expect(event).toMatchObject({
    release: 'jobpilot@test',
    environment: 'test',
    fingerprint: ['error', 'P0001'],
    user: { id: userId },
    tags: { service: 'jobpilot-server', what: 'unexpected error', path: 'outreach.edit', requestId },
  })
  expect(
    event.exception?.values[0]?.stacktrace?.frames.some(({ filename }) => filename?.includes('/domain/src/')),
  ).toBe(true)
  for (const absent of ['request', 'breadcrumbs', 'extra', 'modules']) expect(event).not.toHaveProperty(absent)
  expect(event.user).toEqual({ id: userId })
})

test('an attempt of a task that fails is an event of the same trace, of the same group each time', async () => {
  const { owner } = stack.database
  await owner.query(`
    create function refuse_reading() returns trigger language plpgsql as $$ begin raise exception 'no place for ${canaries.mail}'; end $$;
    create trigger refuse before update on postings for each row when (new.state <> 'reading') execute function refuse_reading()`)
  const groups: unknown[] = []
  for (const text of [`Nurse wanted at ${canaries.company}`, `Cook wanted at ${canaries.company}`]) {
    const traceId = newTrace()
    await call('postings.addText', { text: `${text}\n\nRequirements\n- 2 years of experience\n` }, traceId)
    const event = await waitFor('the event', () =>
      sentry.events().find(({ contexts }) => contexts?.trace?.trace_id === traceId),
    )
    expect(event.tags).toMatchObject({ service: 'jobpilot-worker', task: 'postings/read-posting' })
    expect(event.user).toEqual({ id: userId })
    groups.push(event.fingerprint)
    expect((await spanOf(traceId, 'task postings/read-posting')).attributes.outcome).toBe('retried')
  }
  await owner.query('drop trigger refuse on postings')
  expect(groups[0]).toEqual(groups[1])
}, 60_000)

test('nothing that a person wrote is in what left', () => {
  const left = [...otlp.received, ...sentry.received].map(({ text }) => text).join('\n')
  expect(left.length).toBeGreaterThan(10_000)
  for (const canary of [...Object.values(canaries), email, 'canary-model-key', 'canary', 'Canary'])
    expect(left.includes(canary), canary).toBe(false)
})

test('every line that is written in a request or a task says which trace and which request', () => {
  const within = lines().filter(({ runId, path }) => runId !== undefined || path !== undefined)
  expect(within.length).toBeGreaterThan(4)
  for (const line of within) {
    expect(line.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/)
  }
})
