import { type BriefingQueries, briefingQueries } from '@jobpilot/domain/briefings/briefing-queries'
import { gatherBriefing, sectionLimitMs } from '@jobpilot/domain/briefings/gather-briefing'
import { briefingSpan, writeBriefing as store } from '@jobpilot/domain/briefings/write-briefing'
import type { Handler } from '../../handlers.ts'

const words = {
  full: 'Your briefing is written',
  'last-good': 'Some of it could not be read, so your last good briefing stands in',
  minimal: 'Some of it could not be read: a minimal briefing is written',
}

/** The handler over its five queries; tests bring ones that fail or do not answer. */
export const createWriteBriefing =
  (queries: BriefingQueries, limitMs: number = sectionLimitMs): Handler<'briefings/write-briefing'> =>
  async ({ db, log }, { userId, runId, day }, run) => {
    const gathered = await run.step('gather', async () => {
      const span = await briefingSpan(db, userId, day)
      return span && { ...span, gathered: await gatherBriefing(db, userId, span.since, queries, limitMs) }
    })
    for (const { section, error } of gathered?.gathered.missing ?? [])
      log.warn({ err: error, runId, section }, 'a section of a briefing could not be read')
    await run.finish('write', async (tx) => {
      // Held by the brake until another day: what it would say is that day's to tell.
      if (!gathered) return { summary: 'That day was over, so its briefing is left out', result: {} }
      const { id, kind } = await store(tx, userId, { day, runId, ...gathered })
      return { summary: words[kind], result: { briefingId: id, kind } }
    })
  }

/** Writes one person's briefing of one local day. It reads and composes by rules; nothing leaves. */
export const writeBriefing = createWriteBriefing(briefingQueries)
