import type { Evidence } from '@jobpilot/schemas/fields'
import type { MailContent } from '@jobpilot/schemas/outreach'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { type ClaimContext, checkClaims } from './check-claims.ts'
import { claimStems, indexFacts } from './fact-index.ts'
import type { Fact } from './facts.ts'
import { type Cited, inWords, type Proof } from './profile-story.ts'
import type { SharedSkill } from './shared-skills.ts'

type Proposition = MailContent['valuePropositions'][number]

/** The line of the posting or company page a statement answers best; the posting's title or the page's title when none stands out. */
function answers(text: string, facts: readonly Fact[]): Evidence[] {
  const stems = new Set(claimStems(text))
  let best: { fact: Fact; score: number } | undefined
  for (const fact of indexFacts(facts).facts) {
    if (fact.kind !== 'posting' && fact.kind !== 'company') continue
    let shared = 0
    for (const stem of stems) if (fact.stems.has(stem)) shared++
    const score = shared / Math.sqrt(fact.stems.size + 1)
    if (score > 0 && (best === undefined || score > best.score)) best = { fact, score }
  }
  const fallback =
    facts.find((fact) => fact.kind === 'posting' && fact.evidence.fieldId === 'title') ??
    facts.find((fact) => fact.kind === 'company')
  const chosen = best?.fact ?? fallback
  return chosen === undefined ? [] : [chosen.evidence]
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export type PropositionInput = {
  shared: readonly SharedSkill[]
  proofs: readonly Proof[]
  standing: Cited | null
  education: Cited | null
  certification: Cited | null
  posting: ParsedPosting | null
}

/** Three things the person offers, each with a fact of the profile and the line it answers; fewer when the profile holds fewer. */
export function valuePropositions(
  input: PropositionInput,
  facts: readonly Fact[],
  context: ClaimContext,
): Proposition[] {
  const { shared, proofs } = input
  const skills = shared.slice(0, 4)
  const proof = (entry: Proof | undefined): Cited[] =>
    entry === undefined
      ? []
      : [
          {
            text: `${sentenceCase(entry.predicate)}${entry.employer !== null && !entry.predicate.includes(entry.employer) ? ` (${entry.employer})` : ''}`,
            sources: entry.sources,
          },
        ]
  const candidates: Cited[] = [
    ...(skills.length === 0
      ? []
      : [
          {
            text: `${sentenceCase(inWords(skills.map((skill) => skill.name)))}, which the posting names`,
            sources: skills.flatMap((skill) => skill.sources),
          },
        ]),
    ...proof(proofs[0]),
    ...proof(proofs.find((entry) => entry.group !== proofs[0]?.group) ?? proofs[1]),
    ...(input.standing === null
      ? []
      : [
          {
            text: `The work of ${input.standing.text.replace(/^I (?:am|was most recently) /, '')}`,
            sources: input.standing.sources,
          },
        ]),
    ...(input.certification === null ? [] : [input.certification]),
    ...(input.education === null
      ? []
      : [
          {
            text: input.education.text.replace(/^I hold /, 'Holds ').replace(/^I am studying/, 'Is studying'),
            sources: input.education.sources,
          },
        ]),
    ...proofs.slice(1, 5).flatMap(proof),
  ]
  const chosen: Proposition[] = []
  for (const candidate of candidates) {
    if (chosen.length === 3 || chosen.some((other) => other.text === candidate.text)) continue
    if (
      candidate.text.length > 400 ||
      candidate.sources.length === 0 ||
      !checkClaims(candidate.text, facts, context).supported
    )
      continue
    const sides = new Set(candidate.sources.map((source) => source.side))
    chosen.push({
      text: candidate.text,
      sources: [...candidate.sources, ...(sides.has('posting') ? [] : answers(candidate.text, facts))].slice(0, 10),
    })
  }
  return chosen
}
