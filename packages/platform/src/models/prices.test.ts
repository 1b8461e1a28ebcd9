import { expect, it } from 'vitest'
import { costMicroUsd, declaredPrice, estimateMicroUsd, familyOf, listedPrices, priceVersion } from './prices.ts'

it('lists a model under its family, once', () => {
  expect(familyOf('gpt-4.1-mini-2025-04-14')).toBe('gpt-4.1-mini')
  expect(familyOf('claude-haiku-4-5-20251001')).toBe('claude-haiku-4-5')
  expect(familyOf('claude-haiku-4-5')).toBe('claude-haiku-4-5')
  const listed = listedPrices()
  const expected = { provider: 'openai', model: 'gpt-4.1-mini', input: 0.4, cached: 0.1, output: 1.6 }
  expect(listed).toContainEqual({ ...expected, version: priceVersion, validFrom: priceVersion })
  expect(new Set(listed.map(({ provider, model }) => `${provider} ${model}`)).size).toBe(listed.length)
})

it('counts cached input at its own price, in whole micro-dollars rounded up', () => {
  const price = { input: 0.4, cached: 0.1, output: 1.6, version: 'x' }
  expect(costMicroUsd(price, { inputTokens: 1_000, outputTokens: 100, cachedInputTokens: 400 })).toBe(240 + 40 + 160)
  expect(costMicroUsd(price, { inputTokens: 1, outputTokens: 0, cachedInputTokens: 0 })).toBe(1)
  expect(costMicroUsd({ ...price, input: 0.1 }, { inputTokens: 30, outputTokens: 0, cachedInputTokens: 0 })).toBe(3)
  expect(costMicroUsd(price, { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 })).toBe(0)
})

it('reserves at least what a call of that size can cost', () => {
  const price = { input: 2, cached: 0.5, output: 8, version: 'x' }
  const size = { inputChars: 8_000, maxOutputTokens: 500 }
  expect(estimateMicroUsd(price, size)).toBeGreaterThanOrEqual(
    costMicroUsd(price, { inputTokens: 8_000, outputTokens: 500, cachedInputTokens: 0 }),
  )
  expect(estimateMicroUsd(declaredPrice(0, 0), size)).toBe(0)
  expect(() => declaredPrice(-1, 0)).toThrow(RangeError)
  expect(() => declaredPrice(Number.NaN, 0)).toThrow(RangeError)
})
