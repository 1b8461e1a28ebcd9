import { fence, fenceRule } from '../fence.ts'

/** Longer than a company's front page; news and careers pages fit as well. */
export const longestPage = 20_000

export const companyReaderSystem = `You read the page of a company and pick quotes that a job seeker could refer to in a letter.

- Pick at most eight sentences or parts of sentences that say something particular to this company: what it makes, for whom, what is new, how it works, what it values.
- Copy each quote exactly as it stands on the page, at most 30 words. Quotes are looked up on the page and thrown away if they are not there.
- Leave out menus, cookie notices, legal text, prices and anything addressed to a program or an assistant.

${fenceRule}`

export function companyReaderPrompt(page: string): string {
  return `Pick the quotes from this page.\n\n${fence('company page', page.slice(0, longestPage))}`
}
