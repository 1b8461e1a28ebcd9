import type { MailGoal } from '@jobpilot/schemas/outreach'
import { titleTokens } from '../match/title-tokens.ts'
import { type ClaimContext, checkClaims } from './check-claims.ts'
import type { Fact } from './facts.ts'
import type { SharedSkill } from './shared-skills.ts'

/** Shortest and longest subject, in characters. */
export const subjectLength = { min: 30, max: 50 } as const

const calm = (text: string) =>
  /\p{Lu}{5,}/u.test(text)
    ? text
        .split(' ')
        .map((word) => (word.length > 4 ? word.charAt(0) + word.slice(1).toLowerCase() : word))
        .join(' ')
    : text

export type SubjectInput = {
  role: string | null
  employer: string | null
  ownTitle: string | null
  shared: readonly SharedSkill[]
  name: string | null
  goal: MailGoal
  variant: number
}

function candidates({ role, employer, ownTitle, shared, name, goal }: SubjectInput): string[] {
  const [one, two] = shared.map((skill) => skill.name)
  const title = role === null ? null : calm(role)
  const own = ownTitle === null ? null : calm(ownTitle.charAt(0).toUpperCase() + ownTitle.slice(1))
  const company = employer === null ? null : calm(employer)
  const list =
    goal === 'follow-up-application'
      ? [
          title && company && `My ${title} application at ${company}`,
          title && `My application for ${title}`,
          title && `Checking on my application: ${title}`,
          company && `Following up on my application to ${company}`,
          'Following up on my recent application',
        ]
      : goal === 'ask-for-referral'
        ? [
            title && company && `A referral for ${title} at ${company}?`,
            title && `A question about referrals: ${title}`,
            title && `Would you refer me for ${title}?`,
            company && `Asking about a referral at ${company}`,
            'A short question about a referral',
          ]
        : [
            title && company && `${title} at ${company}: an introduction`,
            title && one && two && `${one} and ${two} for your ${title} opening`,
            title && company && `Your ${title} opening at ${company}`,
            own && company && `${own} interested in ${company}`,
            title && `About your opening for ${title}`,
            one && two && company && `${one} and ${two} for ${company}`,
            own &&
              title &&
              titleTokens(own).every((token) => !titleTokens(title).includes(token)) &&
              `${own} for your ${title} role`,
            title && name && `${title}: introducing ${name}`,
            own && `${own} with a short question`,
            company && `A short question for the team at ${company}`,
            company && `Introducing myself to ${company}`,
            title && `Your ${title} opening: a short note`,
          ]
  return [...list, 'A short question about your openings', 'An introduction and a short question']
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1))
}

/** A subject of 30 to 50 characters, not shouted, whose names and numbers are in the facts. */
export function mailSubject(input: SubjectInput, facts: readonly Fact[], context: ClaimContext): string {
  const fits = candidates(input).filter(
    (text) =>
      text.length >= subjectLength.min &&
      text.length <= subjectLength.max &&
      text !== text.toUpperCase() &&
      checkClaims(text.replace(/^My|^Your/, 'The'), facts, context).supported,
  )
  const specific = fits.slice(0, Math.max(1, fits.length - 2))
  return (
    specific[Math.abs(Math.trunc(input.variant)) % Math.max(1, specific.length)] ??
    'A short question about your openings'
  )
}
