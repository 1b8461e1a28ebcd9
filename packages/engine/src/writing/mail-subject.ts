import type { MailGoal } from '@jobpilot/schemas/outreach'
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

type Words = {
  title: string | null
  company: string | null
  own: string | null
  name: string | null
  one?: string
  two?: string
}

const applied = ({ title, company }: Words) => [
  title && company && `My ${title} application at ${company}`,
  title && `My application for ${title}`,
  title && `Checking on my application: ${title}`,
  company && `Following up on my application to ${company}`,
  'Following up on my recent application',
]

const referral = ({ title, company }: Words) => [
  title && company && `A referral for ${title} at ${company}?`,
  title && `A question about referrals: ${title}`,
  title && `Would you refer me for ${title}?`,
  company && `Asking about a referral at ${company}`,
  'A short question about a referral',
]

const forTitle = ({ title, company, one, two, name }: Words) =>
  title === null
    ? []
    : [
        company && `${title} at ${company}: an introduction`,
        one && two && `${one} and ${two} for your ${title} opening`,
        company && `Your ${title} opening at ${company}`,
        `About your opening for ${title}`,
        name && `${title}: introducing ${name}`,
        `Your ${title} opening: a short note`,
      ]

const forCompany = ({ company, own, one, two }: Words) => [
  own && company && `${own} interested in ${company}`,
  one && two && company && `${one} and ${two} for ${company}`,
  own && `${own} with a short question`,
  company && `A short question for the team at ${company}`,
  company && `Introducing myself to ${company}`,
]

function candidates({ role, employer, ownTitle, shared, name, goal }: SubjectInput): string[] {
  const [one, two] = shared.map((skill) => skill.name)
  const own = ownTitle === null ? null : calm(ownTitle.charAt(0).toUpperCase() + ownTitle.slice(1))
  const words: Words = { title: role && calm(role), company: employer && calm(employer), own, name, one, two }
  const introduction = [...forTitle(words), ...forCompany(words)]
  const list =
    goal === 'follow-up-application' ? applied(words) : goal === 'ask-for-referral' ? referral(words) : introduction
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
