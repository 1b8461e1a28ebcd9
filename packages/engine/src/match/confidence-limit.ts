import type { MatchContent } from '@jobpilot/schemas/match'
import type { PostingContent } from '@jobpilot/schemas/posting'
import { scoreCaps } from './rubric.ts'

type Limit = { cap: number; concern: MatchContent['concerns'][number] }

/** Whether the posting itself could be read: of title, place, pay, skills and level at least three were found. */
function isReadable(posting: PostingContent): boolean {
  const found = [
    posting.title !== null,
    posting.places.length > 0 || posting.workMode !== null,
    posting.salary !== null,
    posting.skills.length > 0,
    posting.seniority !== null || posting.experienceYears !== null,
  ]
  return found.filter(Boolean).length >= 3
}

/** The highest score so little knowledge allows, and the concern that says so; null where enough is known. */
export function confidenceLimit(confidence: number, posting: PostingContent): Limit | null {
  const step = scoreCaps.find(({ below }) => confidence < below)
  if (step === undefined) return null
  const percent = `${Math.round(confidence * 100)} %`
  const isLowest = step.below === scoreCaps[0].below
  const text = isReadable(posting)
    ? isLowest
      ? 'Too little is known of what you want and have to score this posting.'
      : `Only ${percent} of the score rests on what is known of you and of the posting, so it cannot count as strong.`
    : isLowest
      ? 'Too little of this posting could be read to score it.'
      : `Only ${percent} of the score rests on what could be read of this posting, so it cannot count as strong.`
  return { cap: step.cap, concern: { text, evidence: [] } }
}
