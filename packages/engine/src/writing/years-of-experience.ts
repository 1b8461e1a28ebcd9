import type { Evidence } from '@jobpilot/schemas/fields'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { yearsWorked } from '../match/experience-years.ts'
import { titleTokens } from '../match/title-tokens.ts'
import { withoutDisclaimed } from '../skills/disclaimed-words.ts'
import { numbersIn } from './extract-claims.ts'

/** Whole years, and what they were read or counted from. */
export type CitedYears = { years: number; sources: Evidence[] }

// "Years at Acme" or "years of Python" are years of something narrower than experience.
const stated =
  /((?:\d{1,2}|[\p{L}]+(?:-[\p{L}]+)?)\+?)\s+years?['’]?\s+(?:of\s+)?(?:(?:professional|work|working|industry|relevant|hands-on|progressive|total|combined|practical)\s+)*experience\b(?!\s+(?:with|using)\b)/giu

/** The figure the person gives themself in headline or summary, the larger one where there are two. */
function statedYears(profile: ProfileContent, most: number): CitedYears | null {
  const found = [profile.headline, profile.summary].flatMap((field) =>
    field === null
      ? []
      : [...withoutDisclaimed(field.value).matchAll(stated)].map((match) => ({
          years: Math.floor(Number(numbersIn(match[1] ?? '')[0]?.value ?? 0)),
          sources: [
            { side: 'profile' as const, fieldId: field.id, quote: field.value.slice(0, 2000), span: field.span },
          ],
        })),
  )
  // A figure larger than the dated jobs add up to is not repeated: the reader can count as well.
  return found.filter(({ years }) => years >= 1 && years <= most).sort((a, b) => b.years - a.years)[0] ?? null
}

/**
 * Years of experience as they may be told: the person's own figure where the dated jobs allow it, else the years of the dated
 * jobs in the field of the latest one. Cites the figure, or the dates of exactly those jobs. `today` is an ISO date.
 */
export function yearsOfExperience(profile: ProfileContent, today: string): CitedYears {
  const own = statedYears(profile, (yearsWorked(profile.experience, today) ?? 0) + 0.05)
  if (own !== null) return own
  const latest = profile.experience.find((job) => job.title !== null)?.title
  if (latest == null) return { years: 0, sources: [] }
  const tokens = titleTokens(latest.value)
  const same = profile.experience.filter(
    (job) => job.title !== null && titleTokens(job.title.value).some((token) => tokens.includes(token)),
  )
  return {
    years: Math.floor(yearsWorked(same, today) ?? 0),
    sources: same.flatMap(({ dates }) =>
      dates === null || dates.from === null
        ? []
        : [{ side: 'profile' as const, fieldId: dates.id, quote: dates.text, span: dates.span }],
    ),
  }
}
