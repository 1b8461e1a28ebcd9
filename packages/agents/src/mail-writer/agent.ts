import { type ComposeMailInput, composeMail } from '@jobpilot/engine/writing/compose-mail'
import type { BoundSentence, MailContent } from '@jobpilot/schemas/outreach'
import type { AgentResult } from '../agent-result.ts'
import { type CheckedSentences, checkSentences } from '../checked-sentences.ts'
import { readCompanyOrNothing } from '../company-reader/read-or-nothing.ts'
import { type MeteredModel, withFallback } from '../metered-model.ts'
import { type OnStep, runStep } from '../steps.ts'
import { type WriterFacts, writerFacts } from '../writer-facts.ts'
import { fitToLimit, inMailOrder, isGoodSubject, layOutMail } from './fit-mail.ts'
import { type MailDraft, mailDraft } from './output.ts'
import { mailWriterPrompt, mailWriterSystem, mailWriterVersion } from './prompt.ts'

export type WriteMailInput = {
  input: ComposeMailInput
  /** null when none is configured. */
  model: MeteredModel | null
  signal?: AbortSignal
  onStep?: OnStep
}

export type WrittenMail = AgentResult<MailContent>

function engineMail({ input }: WriteMailInput, composed: MailContent, fallbackReason: string | undefined): WrittenMail {
  const madeBy = fallbackReason === undefined ? composed.madeBy : { ...composed.madeBy, fallbackReason }
  return {
    action: `Wrote an e-mail to ${input.recipient.name}`,
    rationale:
      fallbackReason ??
      'No model is configured. The built-in engine composed it from your profile, the posting and the company page.',
    // All of it is sourced, but an engine cannot tell whether it reads well: sure of the facts, not of the wording.
    confidence: composed.valuePropositions.length === 3 ? 0.7 : 0.5,
    alternatives: [],
    data: { ...composed, madeBy },
    effects: [],
  }
}

/** Exactly three propositions: the model's that hold, then the engine's. */
function threePropositions(
  draft: MailDraft,
  facts: WriterFacts,
  composed: MailContent,
): MailContent['valuePropositions'] {
  const own = draft.valuePropositions.flatMap(({ text, sources: numbers }) => {
    const { unsupported, sources } = facts.check({ text, kind: 'offer', sources: facts.numbered.find(numbers) })
    return unsupported.length > 0 || sources.length === 0 || text.length > 400
      ? []
      : [{ text, sources: sources.slice(0, 10) }]
  })
  return [...own, ...composed.valuePropositions].slice(0, 3)
}

function chooseSubject(draft: MailDraft, facts: WriterFacts, composed: MailContent): string {
  const subject = draft.subject.trim()
  const { unsupported } = facts.check({ text: subject, kind: 'reason', sources: [] })
  return isGoodSubject(subject) && unsupported.length === 0 ? subject : composed.subject
}

/** The engine's greeting and closing around the model's sentences, and its reason and ask where the model's did not hold. */
function assemble(kept: readonly BoundSentence[], composed: MailContent): BoundSentence[] {
  const isMissing = (kind: BoundSentence['kind']) => !kept.some((sentence) => sentence.kind === kind)
  const needed = (['greeting', 'reason', 'ask', 'closing'] as const).filter(isMissing)
  const engine = composed.sentences.filter((sentence) => needed.some((kind) => kind === sentence.kind))
  return inMailOrder([...engine, ...kept.map(markPostscript)])
}

function markPostscript(sentence: BoundSentence): BoundSentence {
  const isMarked = sentence.kind !== 'postscript' || /^P\.? ?S\b/iu.test(sentence.text)
  return isMarked ? sentence : { ...sentence, text: `P.S. ${sentence.text}` }
}

function noticesFor(checked: CheckedSentences, dropped: readonly BoundSentence[], subjectKept: boolean): string[] {
  return [
    ...(checked.refused.length === 0
      ? []
      : [`${checked.refused.length} sentence(s) of the model had no source and were left out.`]),
    ...(dropped.length === 0 ? [] : [`${dropped.length} sentence(s) were left out to stay within 120 words.`]),
    ...(subjectKept
      ? []
      : ["The subject is the built-in engine's: the model's was too long, too short or without a source."]),
  ]
}

async function writeWithModel(asked: WriteMailInput, model: MeteredModel, composed: MailContent): Promise<WrittenMail> {
  const { input, signal, onStep } = asked
  const { recipient, company } = input
  const reading = await readCompanyOrNothing({ page: company.text, model, signal, onStep })
  const facts = writerFacts({
    profile: input.profile,
    posting: input.posting,
    quotes: reading.quotes,
    siteName: company.siteName,
    request: {
      recipientName: recipient.name,
      recipientRole: recipient.role,
      painPoint: input.painPoint,
      links: input.links,
    },
    today: input.today,
  })
  const request = {
    recipientName: recipient.name,
    recipientRole: recipient.role,
    tone: input.tone,
    goal: input.goal,
    painPoint: input.painPoint,
  }
  const generated = await runStep(onStep, { key: 'write', label: 'Writing the e-mail' }, () =>
    model.generate({
      role: 'quality',
      schema: mailDraft,
      schemaName: 'cold_mail',
      system: mailWriterSystem,
      prompt: mailWriterPrompt(request, facts.numbered.text, input.variant),
      maxOutputTokens: 1_500,
      signal,
    }),
  )
  const draft = generated.value
  const checked = await runStep(
    onStep,
    { key: 'check', label: 'Checking every sentence against its sources' },
    () =>
      checkSentences({
        drafts: draft.sentences.slice(0, 20),
        facts: facts.numbered,
        check: facts.check,
        model,
        role: 'quality',
        signal,
      }),
    ({ refused }) => (refused.length === 0 ? undefined : `${refused.length} without a source, left out`),
  )
  if (!checked.kept.some(({ kind }) => kind === 'offer' || kind === 'proof')) {
    const reason = 'Too little of what the model wrote had a source, so the built-in engine made this.'
    return engineMail(asked, { ...composed, refused: [...composed.refused, ...checked.refused].slice(0, 60) }, reason)
  }
  const { kept, dropped } = fitToLimit(assemble(checked.kept, composed))
  const subject = chooseSubject(draft, facts, composed)
  const share = checked.kept.length / Math.max(1, checked.kept.length + checked.rewritten)
  return {
    action: `Wrote an e-mail to ${recipient.name}`,
    rationale: `${kept.length} sentences, each checked against your profile, the posting and the company page.${reading.remark}`,
    // From the share of sentences that held when first written: a model that invents once may have erred elsewhere.
    confidence: Math.round((0.5 + 0.45 * share) * 100) / 100,
    alternatives: composed.subject === subject ? [] : [`Subject: ${composed.subject}`],
    data: {
      subject,
      body: layOutMail(kept),
      sentences: kept,
      valuePropositions: threePropositions(draft, facts, composed),
      toneNote: draft.toneNote.trim().slice(0, 500),
      refused: checked.refused.slice(0, 60),
      notices: [...reading.notices, ...noticesFor(checked, dropped, subject === draft.subject.trim())],
      madeBy: { engine: generated.provider, model: generated.model, version: mailWriterVersion },
    },
    effects: [],
  }
}

/**
 * Writes a cold e-mail. The company's page is read by a step without tools that yields quotes; the writing step sees
 * those, never the page. Each sentence must pass the engine's claim check, is asked for once more if it does not, and is
 * then dropped and reported. Without a model, or when it fails, the engine's mail comes back and `madeBy` says why.
 *
 * @throws ModelError `cancelled` only
 */
export function writeMail(asked: WriteMailInput): Promise<WrittenMail> {
  const composed = composeMail(asked.input)
  return withFallback(asked.model, {
    run: (model) => writeWithModel(asked, model, composed),
    fallback: (reason) => engineMail(asked, composed, reason),
  })
}
