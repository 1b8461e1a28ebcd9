import type { PostingContent } from '@jobpilot/schemas/posting'

const isTurned = (from: number | null | undefined, to: number | null | undefined) =>
  from != null && to != null && from > to

/** What cannot be true in corrected values, as a sentence; null when nothing contradicts itself. */
export function postingProblem({ salary, experienceYears, postedOn, validThrough }: PostingContent): string | null {
  if (isTurned(salary?.min, salary?.max)) return 'The pay ends below where it begins.'
  if (isTurned(experienceYears?.min, experienceYears?.max)) return 'The years end below where they begin.'
  if (postedOn !== null && validThrough !== null && postedOn > validThrough) return 'It ends before it was posted.'
  return null
}

/** Without the lines that were added and left empty. */
export function tidiedPosting(content: PostingContent): PostingContent {
  const filled = <T extends { value: string }>(lines: T[]) => lines.filter(({ value }) => value.trim() !== '')
  return {
    ...content,
    mustHaves: filled(content.mustHaves),
    niceToHaves: filled(content.niceToHaves),
    responsibilities: filled(content.responsibilities),
    about: filled(content.about),
  }
}
