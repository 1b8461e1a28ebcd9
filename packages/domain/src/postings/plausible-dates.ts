import type { PostingContent } from '@jobpilot/schemas/posting'
import { plausibleDeadline, plausibleMoment } from '../sources/plausible-moment.ts'

/** What was read, without a day of posting or closing that cannot be one: a page may say 1970 or 2099. */
export function withPlausibleDates(content: PostingContent): PostingContent {
  return {
    ...content,
    postedOn: plausibleMoment(content.postedOn)?.slice(0, 10) ?? null,
    validThrough: plausibleDeadline(content.validThrough)?.slice(0, 10) ?? null,
  }
}
