import { createModelPort } from '@jobpilot/platform/models/create-model-port'
import { type ModelBehaviour, startLoopbackModelServer } from '@jobpilot/platform/models/loopback-model-server'
import type { Evidence } from '@jobpilot/schemas/fields'
import { expect, it } from 'vitest'
import { type ClaimCheck, checkSentences, type DraftSentence } from './checked-sentences.ts'
import { numberFacts } from './numbered-facts.ts'

const facts: Evidence[] = [
  { side: 'profile', fieldId: 'a', quote: 'Cut page load\nby 40%', span: null },
  { side: 'company', fieldId: 'b', quote: 'Globex builds tide plants', span: null },
]

/** Stands in for the engine: a number must stand in a source. */
const check: ClaimCheck = ({ text, sources }) => ({
  unsupported: (text.match(/\d+/g) ?? []).filter((number) => !sources.some((source) => source.quote.includes(number))),
  sources,
})

const drafts: DraftSentence[] = [
  { kind: 'greeting', text: 'Hello Ana,', sources: [] },
  { kind: 'proof', text: 'I cut page load by 40%.', sources: ['f1', 'F1', 'F9'] },
  { kind: 'proof', text: 'I led 12 people.', sources: ['F1'] },
  { kind: 'offer', text: 'I won 3 prizes.', sources: [] },
]

async function run(behaviours: ModelBehaviour[], signal?: AbortSignal) {
  await using server = await startLoopbackModelServer({ respond: behaviours })
  const model = createModelPort({
    ...server.configFor('anthropic'),
    stallMs: behaviours.some(({ kind }) => kind === 'stall') ? 150 : 10_000,
  })
  const result = await checkSentences({
    drafts,
    facts: numberFacts(facts.map((evidence) => ({ evidence }))),
    check,
    model,
    role: 'quality',
    signal,
  })
  return { ...result, calls: server.calls }
}

it('asks once more for what has no source, then drops and reports it', async () => {
  const again = [
    { number: 2, text: 'I mentored people.', sources: [] },
    { number: 3, text: 'I won 2 prizes.', sources: ['F2'] },
    { number: 1, text: 'I was not asked about.', sources: [] },
  ]
  const { kept, keptFrom, refused, rewritten, calls } = await run([{ kind: 'ok', json: { sentences: again } }])
  expect(kept.map((sentence) => sentence.text)).toEqual(['Hello Ana,', 'I cut page load by 40%.', 'I mentored people.'])
  expect(kept[1]?.sources).toEqual([facts[0]])
  expect(refused).toEqual([{ text: 'I won 2 prizes.', unsupported: ['2'] }])
  expect(keptFrom).toEqual([0, 1, 2])
  expect(rewritten).toBe(2)
  expect(calls.length).toBe(1)
  expect(calls[0]?.body).toContain('F1 [profile] Cut page load by 40%')
})

it('drops them when asking again fails', async () => {
  const { kept, refused } = await run([{ kind: 'stall', json: { sentences: [] } }])
  expect(kept.length).toBe(2)
  expect(refused.map((sentence) => sentence.unsupported)).toEqual([['12'], ['3']])
})

it('passes a cancellation on', async () => {
  await expect(run([], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
})
