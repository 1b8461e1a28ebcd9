import type { Evidence } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { noPreferences } from '@jobpilot/schemas/preferences'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { prepareProfile } from '../match/prepared-profile.ts'
import { requirementVerdict } from '../match/requirement-verdicts.ts'
import { isEarned } from './bad-news.ts'
import { claimStems } from './fact-index.ts'
import { shorten } from './first-person.ts'
import { type Cited, countInWords, inWords, type Proof } from './profile-story.ts'

const quotable = (text: string, maxWords: number): string | null => {
  const short = shorten(text.replace(/[.;:\s]+$/, ''), maxWords)
  return short.split(/\s+/).length > maxWords + 2 || /["“”]/.test(short) || short.length < 12 ? null : short
}

/** Requirement lines the profile meets, each answered in one sentence with the words of both sides. */
export function requirementAnswers(profile: ProfileContent, posting: ParsedPosting | null, today: string): Cited[] {
  if (posting === null) return []
  const prepared = prepareProfile(profile, noPreferences, today)
  const answers: Cited[] = []
  for (const requirement of posting.content.mustHaves.slice(0, 20)) {
    const { verdict, explanation, evidence } = requirementVerdict(requirement, prepared)
    const quote = quotable(requirement.value, 18)
    if (verdict !== 'met' || quote === null) continue
    const named = /^The profile names (.+)\.$/
      .exec(explanation)?.[1]
      ?.split(/(, | and )/)
      .map((name) => (/^\p{Lu}\p{Ll}+(?: \p{Ll}+)+$/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name))
      .join('')
    const years = /add up to \d/.test(explanation) && prepared.years !== null ? Math.floor(prepared.years) : 0
    const answer =
      named !== undefined
        ? `my resume names ${named}`
        : years >= 1
          ? `my dated jobs add up to ${countInWords(years)} years`
          : null
    if (answer === null) continue
    const text =
      answers.length % 2 === 0 ? `You ask for “${quote}”; ${answer}.` : `Where the posting says “${quote}”, ${answer}.`
    answers.push({ text, sources: evidence })
  }
  return answers
}

/** A duty of the posting that a proof comes close to, or else the first that can be quoted. */
export function dutySentences(posting: ParsedPosting | null, proofs: readonly Proof[]): Cited[] {
  const duties = (posting?.content.responsibilities ?? [])
    .slice(0, 20)
    .flatMap((duty) => {
      const quote = quotable(duty.value, 20)
      const stems = claimStems(duty.value)
      const near = Math.max(
        0,
        ...proofs.slice(0, 6).map((proof) => stems.filter((stem) => proof.stems.has(stem)).length),
      )
      return quote === null
        ? []
        : [
            {
              quote,
              near,
              source: { side: 'posting', fieldId: duty.id, quote: duty.value, span: duty.span } satisfies Evidence,
            },
          ]
    })
    .sort((a, b) => b.near - a.near)
  return duties.slice(0, 2).map(({ quote, near, source }, index) => ({
    text:
      index > 0
        ? `You also list “${quote}”.`
        : near >= 3
          ? `One duty you list, “${quote}”, is close to work I have done.`
          : `You describe part of the work as “${quote}”.`,
    sources: [source],
  }))
}

/** Certifications and publications of the profile, a sentence each. */
export function recordSentences(profile: ProfileContent): Cited[] {
  const certificates = profile.certifications
    .filter((entry) => entry.value.length <= 90 && isEarned(entry.value))
    .slice(0, 3)
  const names = certificates.map((entry) =>
    (entry.value.split(/, /)[0] ?? entry.value).replace(/\s*\((?:[A-Z][a-z]+ )?\d{4}\)$/, '').replace(/[.;\s]+$/, ''),
  )
  const publication = profile.publications.find((entry) => entry.value.length <= 220)
  return [
    ...(names.length === 0
      ? []
      : [
          {
            text: `My certifications include ${inWords(names)}.`,
            sources: certificates.map(
              (entry): Evidence => ({ side: 'profile', fieldId: entry.id, quote: entry.value, span: entry.span }),
            ),
          },
        ]),
    ...(publication === undefined
      ? []
      : [
          {
            text: `My publications include “${publication.value.replace(/[.\s]+$/, '')}”.`,
            sources: [
              {
                side: 'profile',
                fieldId: publication.id,
                quote: publication.value,
                span: publication.span,
              } satisfies Evidence,
            ],
          },
        ]),
  ]
}

/** The sentence that asks for a conversation, and the thanks, by how formal the tone is. */
export function letterEnding(isFormal: boolean, variant: number): string[] {
  const formal = [
    'I would welcome the opportunity to discuss the position with you.',
    'Thank you for your time and consideration.',
  ]
  const plain =
    variant % 2 === 0
      ? ['I would be glad to talk about the job and about how I work.', 'Thank you for reading.']
      : [
          'I would like to hear more about the work, and to answer your questions about mine.',
          'Thank you for your time.',
        ]
  return isFormal ? formal : plain
}
