import type { LetterContent, Tone } from '@jobpilot/schemas/outreach'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { companyLines } from './company-lines.ts'
import { boundSentences, layOut, type Proposal, propose, startDraft, wordsIn, writerVersion } from './draft.ts'
import { type CompanyPage, collectFacts } from './facts.ts'
import { dutySentences, letterEnding, recordSentences, requirementAnswers } from './letter-parts.ts'
import { openingSlots, signedName } from './mail-parts.ts'
import {
  type Cited,
  educationOf,
  inWords,
  type Proof,
  proofSentence,
  rankProofs,
  standingOf,
  wantedStems,
} from './profile-story.ts'
import { sharedSkills } from './shared-skills.ts'
import { contract, fill, pick, toneWords } from './tones.ts'

/** Everything a letter is composed from. Without a recipient it is addressed to the hiring team. `today` is an ISO date. */
export type ComposeLetterInput = {
  profile: ProfileContent
  posting: ParsedPosting | null
  company: CompanyPage | null
  recipient: { name: string; role: string | null } | null
  tone: Tone
  painPoint: string | null
  links: string[]
  today: string
  variant?: number
}

/** Words of a letter, greeting and sign-off included. */
export const letterLength = { min: 250, max: 400 } as const

type Ranked = Proposal & { order: number; need: number }

function proofParagraphs(proofs: readonly Proof[]): Ranked[] {
  const groups: Proof[][] = []
  for (const proof of proofs.slice(0, 11)) {
    const group = groups.find((list) => list[0]?.group === proof.group)
    if (group === undefined) groups.push([proof])
    else if (group.length < 4) group.push(proof)
  }
  return groups.slice(0, 4).flatMap((group, index) =>
    group.map(
      (proof, place): Ranked => ({
        kind: 'proof',
        text:
          place === 2
            ? proofSentence(proof, true, false).replace(
                /^I /,
                proof.employer !== null && !proof.isCurrent ? 'While there, I ' : 'I ',
              )
            : proofSentence(proof, place > 0, place > 0),
        sources: proof.sources,
        paragraph: index === 0 ? 3 : 4,
        order: index * 10 + place,
        need: index === 0 ? 1 + place : 2 + index + place,
      }),
    ),
  )
}

function greetingFor({ recipient, tone }: ComposeLetterInput): string {
  if (recipient !== null) return toneWords[tone].greeting(recipient.name.trim())
  return tone === 'casual' || tone === 'friendly' ? 'Hello,' : 'Dear hiring team,'
}

function application({ role, employer }: { role: string; employer: string }, variant: number): string {
  const place = employer === '' ? '' : ` at ${employer}`
  return pick(
    [
      `I would like to apply for the position of ${role}${place}.`,
      `Please consider me for the position of ${role}${place}.`,
    ],
    variant,
  )
}

function sentencesFor(
  input: ComposeLetterInput,
  proofs: readonly Proof[],
  wanted: ReadonlyMap<string, number>,
): Ranked[] {
  const { profile, posting, company, tone, today } = input
  const words = toneWords[tone]
  const variant = input.variant ?? 0
  const slots = openingSlots(posting, company)
  const title = posting?.content.title ?? null
  const lines = company === null ? [] : companyLines(company, slots.employer === '' ? null : slots.employer, wanted)
  const shared = sharedSkills(profile, posting, today, 5)
  const all: Ranked[] = []
  const add = (
    kind: Proposal['kind'],
    paragraph: number,
    order: number,
    need: number,
    cited: Cited | null | undefined,
  ) => {
    if (cited != null) all.push({ kind, paragraph, order, need, text: cited.text, sources: cited.sources })
  }
  const greeting = greetingFor(input)
  add('greeting', 1, 0, 0, { text: greeting, sources: [] })
  if (title !== null && slots.role !== '') {
    const opening = application(slots, variant)
    add('reason', 2, 0, 0, {
      text: opening,
      sources: [{ side: 'posting', fieldId: title.id, quote: title.value, span: title.span }],
    })
  }
  lines.slice(0, 2).forEach((line, index) => {
    const template =
      index === 0
        ? pick(line.isQuote ? words.companyQuote : words.company, variant)
        : line.isQuote
          ? 'I also noted this line: “{said}.”'
          : 'I also read that {said}.'
    add('reason', 2, 1 + index, index === 0 ? 0 : 5, {
      text: fill(template, { said: line.said }),
      sources: [line.source],
    })
  })
  if (input.painPoint !== null && input.painPoint.trim() !== '')
    add('reason', 2, 4, 0, {
      text: fill(pick(words.pain, variant), { pain: input.painPoint.trim().replace(/[.!\s]+$/, '') }),
      sources: [{ side: 'request', fieldId: 'pain-point', quote: input.painPoint, span: null }],
    })
  const duties = dutySentences(posting, proofs)
  add('reason', 2, 5, 2, duties[0])
  add('reason', 2, 6, 6, duties[1])
  const standing = standingOf(profile, today)
  add('offer', 3, -1, 0, standing === null ? null : { text: `${standing.text}.`, sources: standing.sources })
  const paragraphs = proofParagraphs(proofs)
  // Right after "now at Stripe." the name need not be said again.
  const first = paragraphs[0]
  const near = proofs[0]
  if (first !== undefined && near?.employer != null && standing?.text.endsWith(`at ${near.employer}`) === true)
    first.text = proofSentence(near, true, false).replace(/^I /, 'There, I ')
  all.push(...paragraphs)
  if (shared.length > 0)
    add('offer', 5, 0, 1, {
      text: fill(words.skills[0] ?? '', { skills: inWords(shared.map((skill) => skill.name)) }),
      sources: shared.flatMap((skill) => skill.sources),
    })
  const education = educationOf(profile, today)
  const saidAlready = [...shared.map((skill) => skill.name), education?.text ?? ''].join(' ').toLowerCase()
  requirementAnswers(profile, posting, today)
    .slice(0, 6)
    .forEach((answer, index) => {
      add('body', 5, 1 + index, (repeats(answer.text, saidAlready) ? 9 : 3) + index, answer)
    })
  add(
    'body',
    standing === null ? 3 : 5,
    standing === null ? -1 : 10,
    standing === null ? 0 : 3,
    education === null ? null : { text: `${education.text}.`, sources: education.sources },
  )
  recordSentences(profile).forEach((record, index) => {
    add('body', 5, 11 + index, 4 + index, record)
  })
  const [ask = '', thanks = ''] = letterEnding(tone === 'formal' || tone === 'professional', variant)
  add('ask', 6, 0, 0, { text: ask, sources: [] })
  add('ask', 6, 1, 0, { text: thanks, sources: [] })
  add('closing', 7, 0, 0, {
    text: [pick(words.closing, variant), signedName(profile.name?.value ?? ''), ...input.links.slice(0, 4)]
      .filter((text) => text !== '')
      .join('\n'),
    sources: [],
  })
  return all
}

/** Whether an answer only names again what the sentences before it have named. */
function repeats(answer: string, said: string): boolean {
  const named = /my resume names (.+)\.$/.exec(answer)?.[1]
  return (
    named
      ?.toLowerCase()
      .split(/, | and /)
      .every((name) => said.includes(name)) ?? false
  )
}

/** Takes the most needed sentences first until the letter is long enough, never past the longest letter. */
function chooseSentences(all: readonly Ranked[], target: number): Ranked[] {
  const chosen: Ranked[] = []
  let words = 0
  for (const sentence of [...all].sort((a, b) => a.need - b.need || a.paragraph - b.paragraph || a.order - b.order)) {
    const length = wordsIn(sentence.text)
    if (sentence.need > 0 && (words >= target || words + length > letterLength.max)) continue
    chosen.push(sentence)
    words += length
  }
  return chosen.sort((a, b) => a.paragraph - b.paragraph || a.order - b.order)
}

/**
 * Composes a letter of 250 to 400 words from the profile's facts and the posting's own words; shorter, with a notice, when the
 * profile holds less. Every claiming sentence carries its sources; what has none is refused and reported. No model.
 */
export function composeLetter(input: ComposeLetterInput): LetterContent {
  const { profile, posting, company } = input
  const facts = collectFacts({
    profile,
    posting,
    company,
    request: {
      recipientName: input.recipient?.name,
      recipientRole: input.recipient?.role,
      painPoint: input.painPoint,
      links: input.links,
    },
  })
  const draft = startDraft(facts, { profile, today: input.today })
  const wanted = wantedStems(posting, input.painPoint, company?.text ?? '')
  const proofs = rankProofs(profile, posting, wanted, 28)
  const words = toneWords[input.tone]
  for (const sentence of chooseSentences(sentencesFor(input, proofs, wanted), 330))
    propose(draft, words.contracted ? { ...sentence, text: contract(sentence.text) } : sentence)
  const body = layOut(draft)
  const notices: string[] = []
  if (wordsIn(body) < letterLength.min)
    notices.push(
      `The letter has ${wordsIn(body)} words, fewer than ${letterLength.min}: the profile and the posting hold no more to say. Add results to your jobs or projects.`,
    )
  if (posting === null) notices.push('There is no posting, so the letter names no position.')
  if (proofs.length === 0)
    notices.push(
      'The profile holds no result that can be told in a sentence. Add bullets that start with what you did.',
    )
  return {
    body,
    sentences: boundSentences(draft),
    toneNote: words.note,
    refused: draft.refused,
    notices,
    madeBy: { engine: 'built-in', version: writerVersion },
  }
}
