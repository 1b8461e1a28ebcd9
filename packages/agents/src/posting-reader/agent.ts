import type { MadeBy } from '@jobpilot/schemas/fields'
import type { ParsedPosting } from '@jobpilot/schemas/posting'
import { builtInEngine } from '../built-in-engine.ts'
import { type MeteredModel, withFallback } from '../metered-model.ts'
import { checkedSource } from '../source-check.ts'
import { type OnStep, runStep } from '../steps.ts'
import { type DroppedValue, fieldVerifier } from '../verified-fields.ts'
import { mergePosting } from './merge.ts'
import { postingReading } from './output.ts'
import { longestPosting, postingReaderPrompt, postingReaderSystem, postingReaderVersion } from './prompt.ts'
import { verifiedPosting } from './verify.ts'

export type ReadPostingInput = {
  parsed: ParsedPosting
  /** null when none is configured. */
  model: MeteredModel | null
  signal?: AbortSignal
  onStep?: OnStep
}

export type ReadPosting = {
  parsed: ParsedPosting
  madeBy: MadeBy
  /** What the model said that the posting does not. */
  dropped: DroppedValue[]
}

async function readWithModel(input: ReadPostingInput, model: MeteredModel): Promise<ReadPosting> {
  const { text } = input.parsed
  const {
    value: reading,
    model: modelId,
    provider,
  } = await runStep(input.onStep, { key: 'read', label: 'Reading the posting with the model' }, () =>
    model.generate({
      role: 'fast',
      schema: postingReading,
      schemaName: 'posting',
      system: postingReaderSystem,
      prompt: postingReaderPrompt(text),
      // The answer copies lines: a token for two characters leaves room for the form.
      maxOutputTokens: Math.min(8_000, Math.max(1_500, Math.ceil(Math.min(text.length, longestPosting) / 2))),
      signal: input.signal,
    }),
  )
  const verifier = fieldVerifier(checkedSource(text))
  const content = await runStep(
    input.onStep,
    { key: 'check', label: 'Looking every value up in the posting' },
    () => mergePosting(input.parsed, verifiedPosting(verifier, reading)),
    () => (verifier.dropped.length === 0 ? undefined : `${verifier.dropped.length} not in the posting, left out`),
  )
  return {
    parsed: { ...input.parsed, content },
    madeBy: { engine: provider, model: modelId, version: postingReaderVersion },
    dropped: verifier.dropped,
  }
}

/**
 * Improves the engine's reading of a posting with a model: it may fill and correct, but each value must stand in the
 * text. The reading step has no tools and its answer is a form, so a posting that gives orders changes nothing but its
 * own quotes. Without a model, or when it fails, the engine's reading comes back and `madeBy` says why.
 *
 * @throws ModelError `cancelled` only
 */
export function readPosting(input: ReadPostingInput): Promise<ReadPosting> {
  return withFallback(input.model, {
    run: (model) => readWithModel(input, model),
    fallback: (reason) => ({ parsed: input.parsed, madeBy: builtInEngine(reason), dropped: [] }),
  })
}
