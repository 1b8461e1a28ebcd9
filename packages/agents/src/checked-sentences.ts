import type { ModelRole } from '@jobpilot/platform/models/model-port'
import type { Evidence } from '@jobpilot/schemas/fields'
import type { BoundSentence, RefusedSentence } from '@jobpilot/schemas/outreach'
import * as z from 'zod'
import { fence, fenceRule } from './fence.ts'
import { fallbackReason, type MeteredModel } from './metered-model.ts'
import type { NumberedFacts } from './numbered-facts.ts'

/** The words of a sentence without a source, empty when all of it holds, and what it rests on. */
export type ClaimCheck = (sentence: { text: string; kind: BoundSentence['kind']; sources: Evidence[] }) => {
  unsupported: string[]
  sources: Evidence[]
}

/** A sentence as a model wrote it, its sources as numbers of facts. */
export type DraftSentence = { text: string; kind: BoundSentence['kind']; sources: string[] }

export type CheckedSentences = {
  kept: BoundSentence[]
  /** For each kept sentence its place among the drafts. */
  keptFrom: number[]
  refused: RefusedSentence[]
  /** How many sentences had to be written again. */
  rewritten: number
}

const repair = z.object({
  sentences: z.array(z.object({ number: z.number(), text: z.string(), sources: z.array(z.string()) })),
})

const repairSystem = `You correct sentences of a letter. Each claimed something that its facts do not say; the words without a source are named.

- Write each sentence again so that every number, employer, title, date, degree, skill and product in it stands in the facts it lists under "sources". Leave out what has no source; do not put something else in its place.
- Keep the first person, the language, the tone and about the length. Keep each sentence's number.

${fenceRule}`

type Refusal = { index: number; draft: DraftSentence; unsupported: string[] }

async function rewrite(input: CheckInput, refusals: readonly Refusal[]): Promise<Map<number, DraftSentence>> {
  const lines = refusals.map(
    ({ index, draft, unsupported }) => `${index}. ${draft.text}\n   Without a source: ${unsupported.join('; ')}`,
  )
  const { value } = await input.model.generate({
    role: input.role,
    schema: repair,
    schemaName: 'sentences',
    system: repairSystem,
    prompt: `Correct these sentences.\n\n${fence('sentences', lines.join('\n'))}\n\n${fence('facts', input.facts.text)}`,
    maxOutputTokens: 200 + refusals.length * 150,
    signal: input.signal,
  })
  const kinds = new Map(refusals.map(({ index, draft }) => [index, draft.kind]))
  return new Map(
    value.sentences.flatMap(({ number, text, sources }) => {
      const kind = kinds.get(number)
      return kind === undefined ? [] : [[number, { text, kind, sources }] as const]
    }),
  )
}

export type CheckInput = {
  drafts: readonly DraftSentence[]
  facts: NumberedFacts
  check: ClaimCheck
  model: MeteredModel
  /** Which model corrects: the one that wrote. */
  role: ModelRole
  signal?: AbortSignal
}

/**
 * Keeps the sentences whose claims hold. The others are asked for once more; what still claims too much is dropped and
 * reported. When the second asking itself fails, the sentences are dropped, and the rest stands.
 *
 * @throws ModelError `cancelled` only
 */
export async function checkSentences(input: CheckInput): Promise<CheckedSentences> {
  const bind = (draft: DraftSentence): BoundSentence => ({
    text: draft.text.replace(/\s+/gu, ' ').trim().slice(0, 2_000),
    kind: draft.kind,
    sources: input.facts.find(draft.sources),
  })
  const judge = (draft: DraftSentence) => {
    const sentence = bind(draft)
    const { unsupported, sources } = input.check(sentence)
    return { sentence: { ...sentence, sources: sources.slice(0, 10) }, unsupported }
  }
  const first = input.drafts.map(judge)
  const refusals = first.flatMap(({ unsupported }, index) => {
    const draft = input.drafts[index]
    return unsupported.length === 0 || draft === undefined ? [] : [{ index, draft, unsupported }]
  })
  const again =
    refusals.length === 0 ? new Map<number, DraftSentence>() : await rewrite(input, refusals).catch(ignoreFailure)
  const kept: BoundSentence[] = []
  const keptFrom: number[] = []
  const refused: RefusedSentence[] = []
  for (const [index, judged] of first.entries()) {
    const second = judged.unsupported.length === 0 ? undefined : again.get(index)
    const { sentence, unsupported } = second === undefined ? judged : judge(second)
    if (unsupported.length === 0 && sentence.text !== '') {
      kept.push(sentence)
      keptFrom.push(index)
    } else if (sentence.text !== '') refused.push({ text: sentence.text, unsupported: shorten(unsupported) })
  }
  return { kept, keptFrom, refused, rewritten: refusals.length }
}

function ignoreFailure(error: unknown): Map<number, DraftSentence> {
  if (fallbackReason(error) === undefined) throw error
  return new Map()
}

function shorten(words: readonly string[]): string[] {
  return words.slice(0, 20).map((word) => word.slice(0, 200))
}
