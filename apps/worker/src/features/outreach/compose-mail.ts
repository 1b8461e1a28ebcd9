import { writeMail } from '@jobpilot/agents/mail-writer/agent'
import { withUser } from '@jobpilot/db/with-user'
import { recordAction } from '@jobpilot/domain/activity/activity.service'
import { appendEvent } from '@jobpilot/domain/events/append-event'
import { findDraft } from '@jobpilot/domain/outreach/outreach.repository'
import { storeMail } from '@jobpilot/domain/outreach/outreach.service'
import { findPosting } from '@jobpilot/domain/postings/postings.repository'
import { findProfile } from '@jobpilot/domain/profile/profile.repository'
import { meterModel } from '@jobpilot/domain/spend/metered-model'
import { PageError } from '@jobpilot/engine/pages/page-error'
import { readCompanyPage } from '@jobpilot/engine/threads/read-pages'
import { FetchError } from '@jobpilot/platform/fetch/fetch-error'
import type { ComposeMailRequest } from '@jobpilot/schemas/outreach-input'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { WorkerContext } from '../../context.ts'
import type { Handler } from '../../handlers.ts'
import type { RunHandle } from '../../run-handle.ts'
import { TaskFailure } from '../../task-failure.ts'

const agent = 'Mail writer'
type Company = { url: string | null; title: string; text: string; siteName: string | null }

/** Writes a cold e-mail from the profile, the posting and the company's own words. */
export const composeMail: Handler<'outreach/compose-mail'> = async (context, { userId, runId, draftId }, run) => {
  const started = performance.now()
  const { draft, profile, posting } = await run.step(
    'facts',
    () => load(context, userId, draftId),
    (facts) =>
      `${facts.profile.content.experience.length} positions, ${facts.profile.content.skills.length} skills; ${facts.posting?.content.title?.value ?? 'no opening'}`,
  )
  const company = await run.step(
    'company',
    () => readCompany(context, draft.request, run),
    (read) => read.siteName ?? (read.title || null),
  )

  const { recipientName, recipientRole, tone, goal, painPoint, links } = draft.request
  const variant = await withUser(context.db, userId, (tx) => countEarlier(tx, draft.request, draftId))
  const model = context.model && meterModel(context.db, context.model, { userId, runId, agent })
  const written = await run.step(
    'write',
    () =>
      writeMail({
        input: {
          profile: profile.content,
          posting,
          company,
          recipient: { name: recipientName, role: recipientRole },
          tone,
          goal,
          painPoint,
          links,
          today: new Date().toISOString().slice(0, 10),
          variant,
        },
        model,
        signal: run.signal,
        onStep: (step) => {
          if (step.state === 'running')
            void run
              .note('write', step.label)
              .catch((error: unknown) => context.log.debug({ err: error, runId }, 'step note not shown'))
        },
      }),
    ({ data }) =>
      data.madeBy.fallbackReason ??
      (data.refused.length > 0
        ? `${data.refused.length} sentences had no source and were left out`
        : 'Every sentence has its source'),
  )

  await run.finish('save', async (tx) => {
    await storeMail(tx, userId, draftId, written.data)
    await recordAction(tx, userId, {
      agent,
      action: written.action,
      rationale: written.rationale,
      confidence: written.confidence,
      alternatives: written.alternatives,
      madeBy: written.data.madeBy,
      durationMs: performance.now() - started,
      runId,
      subject: { kind: 'draft', id: draftId },
    })
    await appendEvent(tx, userId, { type: 'draft.changed', draftId })
    return { summary: written.action, result: { draftId } }
  })
}

function load(context: WorkerContext, userId: string, draftId: string) {
  return withUser(context.db, userId, async (tx) => {
    const draft = await findDraft(tx, draftId)
    if (!draft) throw new TaskFailure('not-found', 'This e-mail was removed before I could write it.')
    const profile = await findProfile(tx, userId)
    if (!profile) throw new TaskFailure('not-ready', 'There is no profile to write from. Add your resume first.')
    const row = draft.request.postingId === null ? undefined : await findPosting(tx, draft.request.postingId)
    const posting: ParsedPosting | null =
      row?.content && row.text !== null
        ? { text: row.text, content: row.content, readFrom: 'pasted-text', unread: row.unread }
        : null
    return { draft, profile, posting }
  })
}

/** How many e-mails were written from the same request before, so that writing again gives another wording. */
async function countEarlier(
  tx: Parameters<typeof findDraft>[0],
  request: ComposeMailRequest,
  draftId: string,
): Promise<number> {
  const row = await tx
    .selectFrom('agentOutputs')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('kind', '=', 'mail')
    .where('id', '!=', draftId)
    .where('request', '=', JSON.stringify(request))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

const pasteInstead = 'Or open the page in your browser, copy its text, and paste it under "Paste the text instead".'

/** The company's own words. A page that cannot be read is an error with a way on, never a mail about nothing. */
async function readCompany(context: WorkerContext, request: ComposeMailRequest, run: RunHandle): Promise<Company> {
  if (request.companyText !== null) return { url: null, title: '', text: request.companyText, siteName: null }
  try {
    const page = await context.safeFetch(request.companyUrl ?? '', {
      signal: run.signal,
      accept: 'text/html,application/xhtml+xml',
    })
    return { url: page.url, ...(await readCompanyPage(page.text(), page.url, { signal: run.signal })) }
  } catch (error) {
    if (error instanceof FetchError && error.code !== 'cancelled')
      throw new TaskFailure(error.code, `The company page could not be read. ${error.message} ${pasteInstead}`, {
        cause: error,
      })
    if (error instanceof PageError) throw new TaskFailure(error.code, error.message, { cause: error })
    throw error
  }
}
