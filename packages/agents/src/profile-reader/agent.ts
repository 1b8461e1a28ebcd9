import type { MadeBy } from '@jobpilot/schemas/fields'
import type { ParseNotice, ProfileContent } from '@jobpilot/schemas/profile'
import { builtInEngine } from '../built-in-engine.ts'
import { type MeteredModel, withFallback } from '../metered-model.ts'
import { checkedSource } from '../source-check.ts'
import { type OnStep, runStep } from '../steps.ts'
import { type DroppedValue, fieldVerifier } from '../verified-fields.ts'
import { mergeProfiles } from './merge.ts'
import { profileReading } from './output.ts'
import { longestResume, profileReaderPrompt, profileReaderSystem, profileReaderVersion } from './prompt.ts'
import { verifiedReading } from './verify.ts'

export type ReadProfileInput = {
  /** The resume's text, as the engine read it; spans point into it. */
  text: string
  /** Offsets at which pages begin; empty for texts without pages. */
  pageStarts: readonly number[]
  engineResult: { content: ProfileContent; notices: ParseNotice[] }
  /** null when none is configured. */
  model: MeteredModel | null
  signal?: AbortSignal
  onStep?: OnStep
}

export type ReadProfile = {
  content: ProfileContent
  madeBy: MadeBy
  notices: ParseNotice[]
  /** What the model said that the resume does not. */
  dropped: DroppedValue[]
}

/** Values are copies, so the answer is about as long as the resume: a token for two characters leaves room for the form. */
function outputLimit(text: string): number {
  return Math.min(12_000, Math.max(2_000, Math.ceil(Math.min(text.length, longestResume) / 2)))
}

async function readWithModel(input: ReadProfileInput, model: MeteredModel): Promise<ReadProfile> {
  const {
    value: reading,
    model: modelId,
    provider,
  } = await runStep(input.onStep, { key: 'read', label: 'Reading the resume with the model' }, () =>
    model.generate({
      role: 'fast',
      schema: profileReading,
      schemaName: 'resume',
      system: profileReaderSystem,
      prompt: profileReaderPrompt(input.text),
      maxOutputTokens: outputLimit(input.text),
      signal: input.signal,
    }),
  )
  const verifier = fieldVerifier(checkedSource(input.text, input.pageStarts))
  const content = await runStep(
    input.onStep,
    { key: 'check', label: 'Looking every value up in the resume' },
    () => mergeProfiles(input.engineResult.content, verifiedReading(verifier, reading)),
    () => (verifier.dropped.length === 0 ? undefined : `${verifier.dropped.length} not in the resume, left out`),
  )
  const notices =
    verifier.dropped.length === 0
      ? []
      : [
          {
            code: 'values-dropped',
            message: `The model gave ${verifier.dropped.length} value(s) that are not in the resume. They were left out.`,
          },
        ]
  return {
    content,
    madeBy: { engine: provider, model: modelId, version: profileReaderVersion },
    notices: [...input.engineResult.notices, ...notices],
    dropped: verifier.dropped,
  }
}

/**
 * Improves the engine's reading of a resume with a model: it may fill and correct, but each value must stand in the
 * text. Without a model, or when it fails, the engine's reading comes back and `madeBy` says why.
 *
 * @throws ModelError `cancelled` only
 */
export function readProfile(input: ReadProfileInput): Promise<ReadProfile> {
  return withFallback(input.model, {
    run: (model) => readWithModel(input, model),
    fallback: (reason) => ({ ...input.engineResult, madeBy: builtInEngine(reason), dropped: [] }),
  })
}
