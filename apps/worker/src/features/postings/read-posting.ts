import { readPosting as readWithAgent } from '@jobpilot/agents/posting-reader/agent'
import { withUser } from '@jobpilot/db/with-user'
import { recordAction } from '@jobpilot/domain/activity/activity.service'
import { withPlausibleDates } from '@jobpilot/domain/postings/plausible-dates'
import { storeReading } from '@jobpilot/domain/postings/postings.service'
import { meterModel } from '@jobpilot/domain/spend/metered-model'
import { parsePastedPosting } from '@jobpilot/engine/posting/parse-pasted-posting'
import { readPostingPage } from '@jobpilot/engine/threads/read-pages'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { WorkerContext } from '../../context.ts'
import type { Handler } from '../../handlers.ts'
import type { RunHandle } from '../../run-handle.ts'
import { TaskFailure } from '../../task-failure.ts'

const agent = 'Posting reader'
/** Below this there is no posting to speak of, only a button or a cookie notice. */
const leastText = 80

/** Reads a posting from its page or from pasted text, then scores it against the profile. */
export const readPosting: Handler<'postings/read-posting'> = async (context, { userId, runId, postingId }, run) => {
  const started = performance.now()
  const source = await withUser(context.db, userId, (tx) =>
    tx
      .selectFrom('postings')
      .select(['url', 'pastedText'])
      .where('id', '=', postingId)
      .where('deletedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (!source) throw new TaskFailure('not-found', 'This opening was removed before I could read it.')
  const parsed =
    source.pastedText === null
      ? await readFromWeb(context, source.url ?? '', run)
      : await readFromPaste(source.pastedText, run)

  const model = context.model && meterModel(context.db, context.model, { userId, runId, agent })
  const asked = { parsed, model, signal: run.signal }
  const result = model
    ? await run.step(
        'model',
        () => readWithAgent(asked),
        ({ madeBy, dropped }) =>
          madeBy.fallbackReason ??
          (dropped.length > 0 ? `${dropped.length} answers were not in the posting and were left out` : null),
      )
    : await readWithAgent(asked)
  if (!model) await run.skip('model', 'No model is configured: the built-in rules read everything.')

  const reading = { ...result.parsed, content: withPlausibleDates(result.parsed.content) }
  await run.finish('match', async (tx) => {
    await storeReading(tx, userId, postingId, reading, result.madeBy)
    const { title, employer, mustHaves } = reading.content
    await recordAction(tx, userId, {
      agent,
      action: `Read ${title?.value ?? 'a posting without a clear title'}${employer ? ` at ${employer.value}` : ''}`,
      rationale: `You added it. I found ${mustHaves.length} necessary requirements${reading.unread.length > 0 ? `; not readable: ${reading.unread.map((notice) => notice.message).join(' ')}` : ''}`,
      confidence: title?.confidence ?? null,
      alternatives: [],
      madeBy: result.madeBy,
      durationMs: performance.now() - started,
      runId,
      subject: { kind: 'posting', id: postingId },
    })
    return { summary: title ? `Read ${title.value}` : 'Read a posting without a clear title', result: { postingId } }
  })
}

async function readFromWeb(context: WorkerContext, url: string, run: RunHandle): Promise<ParsedPosting> {
  const page = await run.step(
    'fetch',
    () => context.safeFetch(url, { signal: run.signal, accept: 'text/html,application/xhtml+xml' }),
    (fetched) => new URL(fetched.url).host,
  )
  return await run.step(
    'read',
    async () => {
      const parsed = await readPostingPage(page.text(), page.url, { signal: run.signal })
      if (parsed.text.trim().length < leastText) {
        const reason = parsed.unread.find(
          (notice) => notice.code === 'script-only-page' || notice.code === 'login-wall',
        )
        throw new TaskFailure(
          reason?.code ?? 'too-short',
          reason?.message ??
            'This page holds hardly any text. Open it in your browser, copy the posting, and paste it here.',
        )
      }
      return parsed
    },
    describeReading,
  )
}

async function readFromPaste(text: string, run: RunHandle): Promise<ParsedPosting> {
  await run.skip('fetch', 'You pasted the text.')
  return await run.step('read', () => Promise.resolve(parsePastedPosting(text)), describeReading)
}

const describeReading = ({ readFrom, unread }: ParsedPosting) => {
  const from = {
    'json-ld': "From the page's own job data",
    'readable-text': 'From the readable text of the page',
    'pasted-text': 'From your text',
  }[readFrom]
  return unread.length > 0 ? `${from}; ${unread.length} things could not be read` : from
}
