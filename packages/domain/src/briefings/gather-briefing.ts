import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { withinLimit } from '@jobpilot/platform/time-limit'
import { type BriefingParts, type BriefingSection, briefingParts, briefingSections } from '@jobpilot/schemas/briefing'
import type { BriefingQueries } from './briefing-queries.ts'

/** How long each section may take. */
export const sectionLimitMs = 15_000

export type Gathered = {
  parts: BriefingParts
  /** What did not come, and why, for the operator's log. */
  missing: { section: BriefingSection; error: unknown }[]
}

/** Reads the sections side by side, each in its own transaction within its own limit. Never throws for one of them. */
export async function gatherBriefing(
  db: Database,
  userId: string,
  since: Date,
  queries: BriefingQueries,
  limitMs = sectionLimitMs,
): Promise<Gathered> {
  const read = async (section: BriefingSection) => {
    try {
      const work = withUser<unknown>(db, userId, (tx) => queries[section](tx, userId, since))
      return { section, found: await withinLimit(work, limitMs) }
    } catch (error) {
      return { section, found: null, error }
    }
  }
  const answers = await Promise.all(briefingSections.map(read))
  return {
    parts: briefingParts.parse(Object.fromEntries(answers.map(({ section, found }) => [section, found]))),
    missing: answers.flatMap(({ section, found, error }) => (found === null ? [{ section, error }] : [])),
  }
}
