import type { UserTransaction } from '@jobpilot/db/with-user'
import type { BriefingView } from './briefings.repository.ts'
import { composeSentences } from './compose-briefing.ts'

/** The briefing without openings that a deal-breaker has come to rule out since it was written; its figures stay those of then. */
export async function hideRuledOut(tx: UserTransaction, userId: string, briefing: BriefingView): Promise<BriefingView> {
  const { openings, topPick } = briefing.content
  const told = [...(openings?.matches ?? []), ...(topPick?.pick ? [topPick.pick] : [])].map(
    ({ postingId }) => postingId,
  )
  if (told.length === 0) return briefing
  const rows = await tx
    .selectFrom('postings')
    .select('id')
    .where('userId', '=', userId)
    .where('id', 'in', told)
    .where('review', '=', 'new')
    .where('isRuledOut', '=', true)
    .execute()
  if (rows.length === 0) return briefing
  const isOut = ({ postingId }: { postingId: string }) => rows.some(({ id }) => id === postingId)
  const content = {
    ...briefing.content,
    openings: openings && { ...openings, matches: openings.matches.filter((match) => !isOut(match)) },
    topPick: topPick?.pick && isOut(topPick.pick) ? { pick: null } : topPick,
  }
  return { ...briefing, content: { ...content, sentences: composeSentences(content) } }
}
