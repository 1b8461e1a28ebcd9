import type { MailContent, MailGoal, Tone } from '@jobpilot/schemas/outreach'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { type CompanyLine, companyLines } from './company-lines.ts'
import {
  boundSentences,
  type Draft,
  layOut,
  type Proposal,
  propose,
  startDraft,
  wordsIn,
  writerVersion,
} from './draft.ts'
import { type CompanyPage, collectFacts } from './facts.ts'
import { certificationFor, openingSlots, postscript, signedName } from './mail-parts.ts'
import { mailSubject } from './mail-subject.ts'
import {
  type Cited,
  educationOf,
  inWords,
  type Proof,
  plainTitle,
  proofSentence,
  rankProofs,
  standingOf,
  wantedStems,
} from './profile-story.ts'
import { type SharedSkill, sharedSkills } from './shared-skills.ts'
import { contract, fill, pick, toneWords } from './tones.ts'
import { valuePropositions } from './value-propositions.ts'

/** Everything a cold mail is composed from. `today` is an ISO date; `variant` picks other wordings of the same facts. */
export type ComposeMailInput = {
  profile: ProfileContent
  posting: ParsedPosting | null
  company: CompanyPage
  recipient: { name: string; role: string | null }
  tone: Tone
  goal: MailGoal
  painPoint: string | null
  links: string[]
  today: string
  variant?: number
}

/** Most words of a mail's body, greeting and sign-off included. */
export const longestMail = 120

// What goes first when the body is too long: the reader misses it least.
const dropOrder: readonly string[] = ['postscript', 'second-proof', 'company', 'skills', 'pain', 'standing']

type Part = Proposal & { part: string }

function introduction(
  templates: readonly string[],
  variant: number,
  standing: Cited | null,
  education: Cited | null,
): Cited | null {
  if (standing !== null)
    return { text: fill(pick(templates, variant), { who: standing.text }), sources: standing.sources }
  return education === null ? null : { text: `${education.text}.`, sources: education.sources }
}

function openingPart(input: ComposeMailInput, slots: ReturnType<typeof openingSlots>): Part[] {
  const title = input.posting?.content.title ?? null
  if (title === null || slots.role === '') return []
  const words = toneWords[input.tone]
  const all = input.goal === 'follow-up-application' ? words.openingApplied : words.opening
  const fitting = all.filter((text) => slots.employer !== '' || !text.includes('{employer}'))
  const template =
    fitting.length === 0 ? 'Your opening for {title} is the reason for this note.' : pick(fitting, input.variant ?? 0)
  const sources = [{ side: 'posting' as const, fieldId: title.id, quote: title.value, span: title.span }]
  return [{ part: 'opening', kind: 'reason', text: fill(template, slots), sources, paragraph: 2 }]
}

function companyPart(line: CompanyLine | undefined, hasOpening: boolean, input: ComposeMailInput): Part[] {
  if (line === undefined) return []
  const words = toneWords[input.tone]
  const template = pick(line.isQuote ? words.companyQuote : words.company, input.variant ?? 0)
  const text = fill(template, { said: line.said })
  return [{ part: hasOpening ? 'company' : 'opening', kind: 'reason', text, sources: [line.source], paragraph: 2 }]
}

function painPart({ painPoint, tone, variant }: ComposeMailInput): Part[] {
  if (painPoint === null || painPoint.trim() === '') return []
  const text = fill(pick(toneWords[tone].pain, variant ?? 0), { pain: painPoint.trim().replace(/[.!\s]+$/, '') })
  const sources = [{ side: 'request' as const, fieldId: 'pain-point', quote: painPoint, span: null }]
  return [{ part: 'pain', kind: 'reason', text, sources, paragraph: 2 }]
}

function skillsPart(skills: readonly SharedSkill[], { tone, variant }: ComposeMailInput): Part[] {
  if (skills.length === 0) return []
  const { skills: templates } = toneWords[tone]
  // "All of which" needs more than one.
  const template = pick(skills.length === 1 ? templates.slice(0, 1) : templates, variant ?? 0)
  const text = fill(template, { skills: inWords(skills.map((skill) => skill.name)) })
  return [{ part: 'skills', kind: 'offer', text, sources: skills.flatMap((skill) => skill.sources), paragraph: 3 }]
}

function proofParts(
  proof: Proof | undefined,
  second: Proof | undefined,
  fallback: Cited | null,
  isThere: boolean,
): Part[] {
  if (proof === undefined)
    return fallback === null
      ? []
      : [{ part: 'proof', kind: 'proof', text: `${fallback.text}.`, sources: fallback.sources, paragraph: 3 }]
  const text = isThere
    ? proofSentence(proof, true, false).replace(/^I /, 'There, I ')
    : proofSentence(proof, false, false)
  const first: Part = { part: 'proof', kind: 'proof', text, sources: proof.sources, paragraph: 3 }
  if (second === undefined) return [first]
  const isSame = second.group === proof.group
  return [
    first,
    {
      part: 'second-proof',
      kind: 'proof',
      text: proofSentence(second, isSame, isSame),
      sources: second.sources,
      paragraph: 3,
    },
  ]
}

function signature({ tone, variant, profile, links }: ComposeMailInput): string {
  const lines = [
    pick(toneWords[tone].closing, variant ?? 0),
    signedName(profile.name?.value ?? ''),
    ...links.slice(0, 4),
  ]
  return lines.filter((text) => text !== '').join('\n')
}

function plan(input: ComposeMailInput): {
  parts: Part[]
  draft: Draft
  subject: string
  props: MailContent['valuePropositions']
  hasProof: boolean
} {
  const { profile, posting, company, tone, goal, today } = input
  const words = toneWords[tone]
  const variant = input.variant ?? 0
  const facts = collectFacts({
    profile,
    posting,
    company,
    request: {
      recipientName: input.recipient.name,
      recipientRole: input.recipient.role,
      painPoint: input.painPoint,
      links: input.links,
    },
  })
  const context = { profile, today }
  const wanted = wantedStems(posting, input.painPoint, company.text)
  const proofs = rankProofs(profile, posting, wanted, 22)
  const shared = sharedSkills(profile, posting, today, 5)
  const slots = openingSlots(posting, company)
  const line = companyLines(company, slots.employer === '' ? null : slots.employer, wanted)[0]
  const standing = standingOf(profile, today)
  const education = educationOf(profile, today)
  const certification = certificationFor(profile, wanted)
  const proof = proofs[0]
  const second =
    proofs.find((other) => other !== proof && other.group === proof?.group && other.score > 2) ??
    proofs.find((other) => other !== proof && other.score > 2)
  const who = introduction(words.standing, variant, standing, education)
  const opening = openingPart(input, slots)
  const parts: Part[] = [
    {
      part: 'greeting',
      kind: 'greeting',
      text: words.greeting(input.recipient.name.trim()),
      sources: [],
      paragraph: 1,
    },
    ...opening,
    ...companyPart(line, opening.length > 0, input),
    ...painPart(input),
    ...(who === null ? [] : [{ part: 'standing', kind: 'offer' as const, ...who, paragraph: 3 }]),
    ...skillsPart(shared.slice(0, 3), input),
    ...proofParts(proof, second, certification, followsEmployer(who?.text, proof, shared.length)),
    { part: 'ask', kind: 'ask', text: pick(words.asks[goal], variant), sources: [], paragraph: 4 },
    { part: 'closing', kind: 'closing', text: signature(input), sources: [], paragraph: 5 },
  ]
  const said = parts.map((part) => part.text).join(' ')
  const extra = postscript(proof === undefined ? null : certification, profile, said)
  if (extra !== null) parts.push({ part: 'postscript', kind: 'postscript', ...extra, paragraph: 6 })
  const subject = mailSubject(
    {
      role: slots.role === '' ? null : slots.role,
      employer: slots.employer === '' ? null : slots.employer,
      ownTitle: profile.experience[0]?.title ? plainTitle(profile.experience[0].title.value) : null,
      shared,
      name: profile.name?.value ?? null,
      goal,
      variant,
    },
    facts,
    context,
  )
  const props = valuePropositions({ shared, proofs, standing, education, certification, posting }, facts, context)
  const voiced = parts.map((part) => (words.contracted ? { ...part, text: contract(part.text) } : part))
  return { parts: voiced, draft: startDraft(facts, context), subject, props, hasProof: proof !== undefined }
}

// Right after "now at Acme Corp." the name need not be said again.
function followsEmployer(standing: string | undefined, proof: Proof | undefined, skillsBetween: number): boolean {
  return skillsBetween === 0 && proof?.employer != null && standing?.endsWith(`at ${proof.employer}.`) === true
}

function write(draft: Draft, parts: readonly Part[]): void {
  const fits = (list: readonly Part[]) => wordsIn(list.map((part) => part.text).join(' ')) <= longestMail
  let kept = parts
  for (const part of dropOrder) if (!fits(kept)) kept = kept.filter((candidate) => candidate.part !== part)
  for (const part of kept) propose(draft, part)
}

/**
 * Composes a cold mail from the profile, the posting and the company page: subject of 30 to 50 characters, body of at most 120 words,
 * up to three value propositions. Every claiming sentence carries its sources; what has none is refused and reported. No model.
 */
export function composeMail(input: ComposeMailInput): MailContent {
  const { parts, draft, subject, props, hasProof } = plan(input)
  write(draft, parts)
  const notices: string[] = []
  if (props.length < 3)
    notices.push(
      `The profile holds facts for ${props.length} value proposition${props.length === 1 ? '' : 's'}, not three. Add results to your jobs or projects.`,
    )
  if (!hasProof)
    notices.push(
      'The profile holds no result that can be told in a sentence, so the mail offers no proof. Add one or two bullets that start with what you did.',
    )
  if (!draft.sentences.some((sentence) => sentence.kind === 'reason'))
    notices.push('Neither the posting nor the company page gave a reason to write now. Add one in your own words.')
  if (draft.sentences.every((sentence) => sentence.sources.every((source) => source.side !== 'company')))
    notices.push(
      'Nothing of the company page is in the mail: no line of it fitted, or the mail would have become too long.',
    )
  const ordered = boundSentences(draft)
  return {
    subject,
    body: layOut(draft),
    sentences: ordered,
    valuePropositions: props,
    toneNote: toneWords[input.tone].note,
    refused: draft.refused,
    notices,
    madeBy: { engine: 'built-in', version: writerVersion },
  }
}
