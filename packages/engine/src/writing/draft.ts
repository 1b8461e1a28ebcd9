import type { Evidence } from '@jobpilot/schemas/fields'
import type { MailContent } from '@jobpilot/schemas/outreach'
import { type ClaimContext, checkClaims } from './check-claims.ts'
import type { Fact } from './facts.ts'

type Sentence = MailContent['sentences'][number]

/** Changes with the wording or the rules of the writer. */
export const writerVersion = '1'

/** A text under composition. Each sentence passes the claim check before it enters; a refused one is kept for the report. */
export type Draft = {
  facts: readonly Fact[]
  context: ClaimContext
  sentences: (Sentence & { paragraph: number })[]
  refused: MailContent['refused']
}

/** An empty draft over facts that stay as they are. */
export function startDraft(facts: readonly Fact[], context: ClaimContext): Draft {
  return { facts, context, sentences: [], refused: [] }
}

/** A sentence put forward, with what the composer knows it rests on. */
export type Proposal = { kind: Sentence['kind']; text: string; sources: readonly Evidence[]; paragraph: number }

function unique(sources: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>()
  return sources
    .filter((source) => {
      const key = `${source.side}:${source.fieldId}:${source.quote}`
      return seen.has(key) ? false : seen.add(key)
    })
    .slice(0, 10)
}

/** Adds the sentence when its claims are in the facts, and says whether it did. Greetings, asks and closings cite nothing. */
export function propose(draft: Draft, proposal: Proposal): boolean {
  const check = checkClaims(proposal.text, draft.facts, draft.context)
  if (!check.supported) {
    draft.refused.push({ text: proposal.text.slice(0, 2000), unsupported: check.unsupported })
    return false
  }
  const claims = proposal.sources.length > 0
  draft.sentences.push({
    kind: proposal.kind,
    text: proposal.text,
    sources: claims ? unique([...proposal.sources, ...check.sources]) : [],
    paragraph: proposal.paragraph,
  })
  return true
}

/** Words as a person counts them: runs between white space. */
export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The sentences as paragraphs of plain text, in their order. */
export function layOut(draft: Draft): string {
  const paragraphs = new Map<number, string[]>()
  for (const sentence of draft.sentences)
    paragraphs.set(sentence.paragraph, [...(paragraphs.get(sentence.paragraph) ?? []), sentence.text])
  return [...paragraphs.entries()]
    .sort((a, b) => a[0] - b[0])
    .map(([, texts]) => texts.join(' '))
    .join('\n\n')
}

/** The sentences as the result carries them, in reading order. */
export function boundSentences(draft: Draft): Sentence[] {
  return [...draft.sentences]
    .sort((a, b) => a.paragraph - b.paragraph)
    .map(({ text, kind, sources }) => ({ text, kind, sources }))
}
