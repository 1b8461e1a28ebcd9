import { checkClaims } from '@jobpilot/engine/writing/check-claims'
import { collectFacts, type Fact, type RequestWords } from '@jobpilot/engine/writing/facts'
import type { Evidence } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import type { ProfileContent } from '@jobpilot/schemas/profile'
import { addressesMachines } from './addresses-machines.ts'
import { misattribution } from './attribution.ts'
import type { ClaimCheck } from './checked-sentences.ts'
import type { CompanyQuote } from './company-reader/agent.ts'
import { type NumberedFacts, numberFacts } from './numbered-facts.ts'

export type WriterSources = {
  profile: ProfileContent
  posting: ParsedPosting | null
  /** The lines a reading step picked from the company's page; the page itself never comes this far. */
  quotes: readonly CompanyQuote[]
  siteName: string | null
  request: RequestWords
  /** The day of writing, `2026-11-22`; years of experience are counted up to it. */
  today: string
}

export type WriterFacts = {
  /** For the prompt. */
  numbered: NumberedFacts
  check: ClaimCheck
}

/** Statements about the sender in sentences that otherwise speak of the employer. */
const speaksOfSender =
  /\bI(?:['’](?:m|ve)\b| (?:am|have|had|was|hold|held|earned|won|led|built|founded|studied|graduated|worked|managed|ran)\b)|\bmy (?!name|application|interest|note|e-?mail|mail|message|letter|reason|question)/iu
/** First-person openings that say nothing about the sender: why one writes, what one read. */
const onlyTurnsToReader =
  /\bI(?:['’]m| am) (?:writing|reaching|getting in touch|contacting|applying|interested|curious|glad|keen|drawn|excited|happy)\b|\bI(?:['’]ve| have) (?:read|seen|been (?:following|reading)|followed|noticed|learned)\b/giu

function claimsForSender(text: string, kind: string): boolean {
  if (kind === 'offer' || kind === 'proof' || kind === 'body' || kind === 'postscript') return true
  return speaksOfSender.test(text.replace(onlyTurnsToReader, ''))
}

function quoteFacts(quotes: readonly CompanyQuote[], siteName: string | null): Fact[] {
  const asFact = (fieldId: string, quote: string, span: Evidence['span']): Fact => ({
    kind: 'company',
    text: quote,
    evidence: { side: 'company', fieldId, quote, span },
  })
  const name = siteName === null ? [] : [asFact('site-name', siteName, null)]
  return [...quotes.map((entry, index) => asFact(`quote-${index + 1}`, entry.quote, entry.span)), ...name]
}

/** Which position, school or project a line of the profile belongs to, for a model that sees lines only. */
function profileNotes(profile: ProfileContent): Map<string, string> {
  const notes = new Map<string, string>()
  const note = (fields: readonly { id: string }[], parts: readonly (string | undefined)[]) => {
    const text = parts.filter((part) => part !== undefined && part !== '').join(', ')
    if (text !== '') for (const entry of fields) notes.set(entry.id, text)
  }
  for (const job of profile.experience) note(job.bullets, [job.title?.value, job.employer?.value, job.dates?.text])
  for (const job of profile.experience)
    if (job.title !== null) note([job.title], [job.employer?.value, job.dates?.text])
  for (const school of profile.education) if (school.degree !== null) note([school.degree], [school.institution?.value])
  for (const project of profile.projects) note(project.bullets, [project.name.value])
  return notes
}

/** Names by which the sender may address the employer; the rest of what it says of itself supports no claim of the sender. */
function isName(fact: Fact, posting: ParsedPosting | null): boolean {
  const { fieldId } = fact.evidence
  if (fact.kind === 'company') return fieldId === 'site-name'
  const names = [posting?.content.title, posting?.content.employer, ...(posting?.content.places ?? [])]
  return fact.kind === 'posting' && names.some((name) => name?.id === fieldId)
}

/**
 * What a text may rest on. A claim about the sender must stand in the profile or the request, whatever a page or a
 * posting says; other sentences may also rest on quotes of those.
 */
export function writerFacts(sources: WriterSources): WriterFacts {
  const { profile, posting, request, today } = sources
  const collected = collectFacts({ profile, posting, company: null, request })
  const company = quoteFacts(sources.quotes, sources.siteName)
  const all = [...collected, ...company]
  const ofSender = all.filter((fact) => fact.kind === 'profile' || fact.kind === 'request' || isName(fact, posting))
  const notes = profileNotes(profile)
  const order: Evidence['side'][] = ['request', 'company', 'posting', 'profile']
  const promptFacts = order.flatMap((side) =>
    all
      .filter((fact) => fact.kind === side && (side === 'profile' || !addressesMachines(fact.text)))
      .slice(0, side === 'profile' ? 90 : 30),
  )
  return {
    numbered: numberFacts(
      promptFacts.map(({ evidence }) => ({
        evidence,
        note: evidence.side === 'profile' ? notes.get(evidence.fieldId) : undefined,
      })),
    ),
    check({ text, kind, sources: cited }) {
      const facts = claimsForSender(text, kind) ? ofSender : all
      const result = checkClaims(text, facts, { profile, today })
      // An ask shares words with many facts without resting on any.
      const bound = result.sources.length > 0 && kind !== 'ask' ? result.sources : cited
      const elsewhere = misattribution(text, bound, profile)
      return { unsupported: [...result.unsupported, ...elsewhere], sources: bound }
    },
  }
}
