import { ModelError, modelErrorCodes } from '@jobpilot/platform/models/model-error'
import { describe, expect, it, vi } from 'vitest'
import { BudgetError, type MeteredModel, withFallback } from './metered-model.ts'

const model = { provider: 'openai', modelFor: () => 'm', generate: vi.fn() } as unknown as MeteredModel
const ways = (error?: unknown) => ({
  run: async () => {
    if (error !== undefined) throw error
    return 'model'
  },
  fallback: (reason: string | undefined) => `engine: ${reason ?? 'no model'}`,
})

describe('withFallback', () => {
  it('uses the model when it can', async () => {
    expect(await withFallback(model, ways())).toBe('model')
    expect(await withFallback(null, ways())).toBe('engine: no model')
  })

  it.each(modelErrorCodes.filter((code) => code !== 'cancelled'))('falls back on %s and says so', async (code) => {
    expect(await withFallback(model, ways(new ModelError(code, 'x')))).toMatch(/^engine: .+built-in engine/)
  })

  it.each(['budget-exhausted', 'unknown-price'] as const)('falls back on %s and says so', async (code) => {
    expect(await withFallback(model, ways(new BudgetError(code, 'x')))).toMatch(/^engine: .+built-in engine/)
  })

  it('does not hide a cancellation or a bug', async () => {
    await expect(withFallback(model, ways(new ModelError('cancelled', 'x')))).rejects.toMatchObject({
      code: 'cancelled',
    })
    await expect(withFallback(model, ways(new TypeError('bug')))).rejects.toThrow('bug')
  })
})
