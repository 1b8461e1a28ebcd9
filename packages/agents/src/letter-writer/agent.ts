import { type ComposeLetterInput, composeLetter } from '@jobpilot/engine/writing/compose-letter'
import type { LetterContent } from '@jobpilot/schemas/outreach'
import type { AgentResult } from '../agent-result.ts'
import { type CheckedSentences, checkSentences } from '../checked-sentences.ts'
import { readCompanyOrNothing } from '../company-reader/read-or-nothing.ts'
import { type MeteredModel, withFallback } from '../metered-model.ts'
import { type OnStep, runStep } from '../steps.ts'
import { writerFacts } from '../writer-facts.ts'
import { fitLetter, layOutLetter, lengthNotice, type Placed } from './fit-letter.ts'
import { letterDraft } from './output.ts'
import { letterWriterPrompt, letterWriterSystem, letterWriterVersion } from './prompt.ts'

export type WriteLetterInput = {
  input: ComposeLetterInput
  /** null when none is configured. */
  model: MeteredModel | null
  signal?: AbortSignal
  onStep?: OnStep
}

export type WrittenLetter = AgentResult<LetterContent>

/** A letter with fewer arguments than this is not worth sending; the engine's says more. */
const fewestArguments = 3

function actionFor({ posting }: ComposeLetterInput): string {
  const { title, employer } = posting?.content ?? { title: null, employer: null }
  return `Wrote a letter${title === null ? '' : ` for ${title.value}`}${employer === null ? '' : ` at ${employer.value}`}`
}

function engineLetter(
  { input }: WriteLetterInput,
  composed: LetterContent,
  fallbackReason: string | undefined,
): WrittenLetter {
  const madeBy = fallbackReason === undefined ? composed.madeBy : { ...composed.madeBy, fallbackReason }
  return {
    action: actionFor(input),
    rationale:
      fallbackReason ?? 'No model is configured. The built-in engine composed it from your profile and the posting.',
    // All of it is sourced, but an engine cannot tell whether it reads well: sure of the facts, not of the wording.
    confidence: composed.sentences.some((sentence) => sentence.kind === 'proof') ? 0.7 : 0.5,
    alternatives: [],
    data: { ...composed, madeBy },
    effects: [],
  }
}

/** The engine's greeting and closing around the model's paragraphs, and its ask when the model's did not hold. */
function assemble(checked: CheckedSentences, paragraphOf: readonly number[], composed: LetterContent): Placed[] {
  const last = Math.max(0, ...paragraphOf) + 1
  const own = checked.kept.map((sentence, index) => ({
    sentence,
    paragraph: 1 + (paragraphOf[checked.keptFrom[index] ?? 0] ?? 0),
  }))
  const engine = (kind: 'greeting' | 'ask' | 'closing', paragraph: number): Placed[] =>
    composed.sentences.filter((sentence) => sentence.kind === kind).map((sentence) => ({ sentence, paragraph }))
  const ask = checked.kept.some((sentence) => sentence.kind === 'ask') ? [] : engine('ask', last + 1)
  return [...engine('greeting', 0), ...own, ...ask, ...engine('closing', last + 2)]
}

async function writeWithModel(
  asked: WriteLetterInput,
  model: MeteredModel,
  composed: LetterContent,
): Promise<WrittenLetter> {
  const { input, signal, onStep } = asked
  const { company, posting, recipient } = input
  const reading = await readCompanyOrNothing({ page: company?.text ?? '', model, signal, onStep })
  const facts = writerFacts({
    profile: input.profile,
    posting,
    quotes: reading.quotes,
    siteName: company?.siteName ?? null,
    request: {
      recipientName: recipient?.name,
      recipientRole: recipient?.role,
      painPoint: input.painPoint,
      links: input.links,
    },
    today: input.today,
  })
  const request = {
    role: posting?.content.title?.value ?? null,
    employer: posting?.content.employer?.value ?? null,
    tone: input.tone,
  }
  const generated = await runStep(onStep, { key: 'write', label: 'Writing the letter' }, () =>
    model.generate({
      role: 'quality',
      schema: letterDraft,
      schemaName: 'letter',
      system: letterWriterSystem,
      prompt: letterWriterPrompt(request, facts.numbered.text, input.variant),
      maxOutputTokens: 3_000,
      signal,
    }),
  )
  const placed = generated.value.paragraphs
    .flatMap(({ sentences }, paragraph) => sentences.map((draft) => ({ draft, paragraph })))
    .slice(0, 50)
  const drafts = placed.map(({ draft }) => draft)
  const checked = await runStep(
    onStep,
    { key: 'check', label: 'Checking every sentence against its sources' },
    () => checkSentences({ drafts, facts: facts.numbered, check: facts.check, model, role: 'quality', signal }),
    ({ refused }) => (refused.length === 0 ? undefined : `${refused.length} without a source, left out`),
  )
  const refused = checked.refused.slice(0, 60)
  if (checked.kept.filter(({ kind }) => kind !== 'reason' && kind !== 'ask').length < fewestArguments) {
    const reason = 'Too little of what the model wrote had a source, so the built-in engine made this.'
    return engineLetter(asked, { ...composed, refused: [...composed.refused, ...refused].slice(0, 60) }, reason)
  }
  const { kept, dropped } = fitLetter(
    assemble(
      checked,
      placed.map(({ paragraph }) => paragraph),
      composed,
    ),
  )
  const body = layOutLetter(kept)
  const share = checked.kept.length / (checked.kept.length + checked.rewritten)
  return {
    action: actionFor(input),
    rationale: `${kept.length} sentences, each checked against your profile and the posting.${reading.remark}`,
    // From the share of sentences that held when first written: a model that invents once may have erred elsewhere.
    confidence: Math.round((0.5 + 0.45 * share) * 100) / 100,
    alternatives: [],
    data: {
      body,
      sentences: kept.map(({ sentence }) => sentence),
      toneNote: generated.value.toneNote.trim().slice(0, 500),
      refused,
      notices: [
        ...reading.notices,
        ...(refused.length === 0
          ? []
          : [`${refused.length} sentence(s) of the model had no source and were left out.`]),
        ...(dropped === 0 ? [] : [`${dropped} sentence(s) were left out to stay within 400 words.`]),
        ...lengthNotice(body),
      ],
      madeBy: { engine: generated.provider, model: generated.model, version: letterWriterVersion },
    },
    effects: [],
  }
}

/**
 * Writes a letter as `writeMail` writes a mail: the company's page is read by a step without tools, each sentence must
 * pass the engine's claim check, and without a model, or when it fails, the engine's letter comes back and says why.
 *
 * @throws ModelError `cancelled` only
 */
export function writeLetter(asked: WriteLetterInput): Promise<WrittenLetter> {
  const composed = composeLetter(asked.input)
  return withFallback(asked.model, {
    run: (model) => writeWithModel(asked, model, composed),
    fallback: (reason) => engineLetter(asked, composed, reason),
  })
}
