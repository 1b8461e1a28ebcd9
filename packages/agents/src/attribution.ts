import type { Evidence } from '@jobpilot/schemas/fields'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { checkedSource } from './source-check.ts'

/**
 * The employers a sentence names although what it tells happened elsewhere: each word has a source, and the sentence is
 * false all the same. Empty when at least one of its sources belongs to a named employer, or when it names none.
 */
export function misattribution(sentence: string, sources: readonly Evidence[], profile: ProfileContent): string[] {
  const text = checkedSource(sentence)
  const named = profile.experience.filter((job) => job.employer !== null && text.find(job.employer.value) !== null)
  if (named.length === 0) return []
  const jobOf = (source: Evidence) =>
    profile.experience.find((job) =>
      job.bullets.some((bullet) => source.side === 'profile' && bullet.id === source.fieldId),
    )
  const jobs = sources.flatMap((source) => jobOf(source) ?? [])
  if (jobs.length === 0 || jobs.some((job) => named.includes(job))) return []
  return [...new Set(named.map((job) => job.employer?.value ?? ''))]
}
