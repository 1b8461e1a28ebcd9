import { expect, it } from 'vitest'
import { costMicroUsd, declaredPrice, estimateMicroUsd, priceOf, priceVersion } from './prices.ts'

it('finds a model by its family, and no unknown one', () => {
  expect(priceOf('openai', 'gpt-4.1-mini-2025-04-14')).toEqual({
    input: 0.4,
    cached: 0.1,
    output: 1.6,
    version: priceVersion,
  })
  expect(priceOf('anthropic', 'claude-haiku-4-5-20251001')?.output).toBe(5)
  expect(priceOf('openai', 'gpt-99')).toBeNull()
  expect(priceOf('anthropic', 'gpt-4.1-mini')).toBeNull()
  expect(priceOf('openai', 'constructor')).toBeNull()
  expect(priceOf('openai-compatible', 'gpt-4.1-mini')).toBeNull()
})

it('counts cached input at its own price, in whole micro-dollars rounded up', () => {
  const price = { input: 0.4, cached: 0.1, output: 1.6, version: 'x' }
  expect(costMicroUsd(price, { inputTokens: 1_000, outputTokens: 100, cachedInputTokens: 400 })).toBe(240 + 40 + 160)
  expect(costMicroUsd(price, { inputTokens: 1, outputTokens: 0, cachedInputTokens: 0 })).toBe(1)
  expect(costMicroUsd({ ...price, input: 0.1 }, { inputTokens: 30, outputTokens: 0, cachedInputTokens: 0 })).toBe(3)
  expect(costMicroUsd(price, { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 })).toBe(0)
})

it('reserves at least what a call of that size can cost', () => {
  const price = priceOf('openai', 'gpt-4.1') ?? declaredPrice(0, 0)
  const size = { inputChars: 8_000, maxOutputTokens: 500 }
  expect(estimateMicroUsd(price, size)).toBeGreaterThanOrEqual(
    costMicroUsd(price, { inputTokens: 8_000, outputTokens: 500, cachedInputTokens: 0 }),
  )
  expect(estimateMicroUsd(declaredPrice(0, 0), size)).toBe(0)
  expect(() => declaredPrice(-1, 0)).toThrow(RangeError)
  expect(() => declaredPrice(Number.NaN, 0)).toThrow(RangeError)
})
