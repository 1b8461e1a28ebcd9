import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { isEarned } from './bad-news.ts'
import { claimStems } from './fact-index.ts'
import type { CompanyPage } from './facts.ts'
import { type Cited, withArticle } from './profile-story.ts'

/** A posting's title as it is named inside a sentence: without gender marks, place and team; shouting undone. */
export function roleName(title: string): string {
  const plain =
    title
      .replace(
        /\s*\((?:[mwfdxhi]\s*[/|,*]\s*)+[mwfdxhi]\)|\s*\((?:all genders|h\/f|remote|hybrid)\)|\s+[HF]\/[HF]\b/giu,
        '',
      )
      .split(/\s+[-–—|·•]\s+|,\s|\s\(/u)[0]
      ?.trim() ?? title
  return plain === plain.toUpperCase() && plain.length > 5
    ? plain
        .split(' ')
        .map((word) =>
          /^(?:I{1,3}|IV|V|[A-Z]{1,3})$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
        )
        .join(' ')
    : plain
}

/** What the opening sentence is filled with. Empty where neither posting nor page says. */
export function openingSlots(
  posting: ParsedPosting | null,
  company: CompanyPage | null,
): { title: string; role: string; employer: string } {
  const written = posting?.content.title?.value ?? ''
  const role = written === '' || written.length > 110 ? '' : roleName(written)
  const page = company?.siteName ?? ''
  const employer = posting?.content.employer?.value ?? (page.length > 40 ? '' : page)
  return { title: role === '' ? '' : withArticle(role), role, employer: employer.length > 60 ? '' : employer }
}

/** The certification that fits best what is wanted, when one does. */
export function certificationFor(profile: ProfileContent, wanted: ReadonlyMap<string, number>): Cited | null {
  const scored = profile.certifications
    .filter((entry) => entry.value.length <= 90 && isEarned(entry.value))
    .map((entry) => ({ entry, score: claimStems(entry.value).reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0) }))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.entry
  if (best === undefined) return null
  const name = (best.value.split(/, /)[0] ?? best.value)
    .replace(/\s*[,(–—-]?\s*\(?(?:[A-Z][a-z]{2,8} )?(?:19|20)\d{2}\)?\.?$/u, '')
    .replace(/[.;,\s]+$/, '')
  // A title of a person ("Registered Nurse") and a paper ("ServSafe certificate") both are things one has been certified as or in.
  return {
    text: `My certifications include ${name}`,
    sources: [{ side: 'profile', fieldId: best.id, quote: best.value, span: best.span }],
  }
}

/** A postscript that adds something true the mail has not said: a certification that fits, or a language. */
export function postscript(certification: Cited | null, profile: ProfileContent, said: string): Cited | null {
  const name = certification?.text.replace('My certifications include ', '') ?? ''
  if (certification !== null && !said.includes(name))
    return { text: `P.S. ${certification.text}.`, sources: certification.sources }
  const award = profile.awards.find((entry) => isEarned(entry.value))
  return award !== undefined && award.value.length <= 80 && !/[.;]/.test(award.value)
    ? {
        text: `P.S. My resume also lists this: ${award.value.replace(/[.\s]+$/, '')}.`,
        sources: [{ side: 'profile', fieldId: award.id, quote: award.value, span: award.span }],
      }
    : null
}

/** A name as it is signed: "RAJESH KUMAR" as "Rajesh Kumar". */
export function signedName(name: string): string {
  return name === name.toUpperCase()
    ? name
        .toLowerCase()
        .replace(/(?<![\p{L}’'])\p{L}|(?<=\b(?:O|D)['’])\p{L}|(?<=-)\p{L}/gu, (letter) => letter.toUpperCase())
    : name
}
