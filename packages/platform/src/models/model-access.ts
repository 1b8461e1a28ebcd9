import type { SharedSettings } from '../settings.ts'
import { modelConfigOf } from '../settings.ts'
import { createModelPort } from './create-model-port.ts'
import type { ModelPort } from './model-port.ts'
import { declaredPrice, type Price, priceOf } from './prices.ts'

/** The configured model with its prices and the person's monthly limit in micro-dollars; null when none is configured. */
export function openModel(
  settings: SharedSettings,
): { port: ModelPort; priceFor: (model: string) => Price | null; monthlyLimitMicroUsd: number } | null {
  const config = modelConfigOf(settings)
  if (!config) return null
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output } = settings
  const declared = input !== undefined && output !== undefined ? declaredPrice(input, output) : null
  return {
    port: createModelPort(config),
    priceFor: (model) => declared ?? priceOf(config.provider, model),
    monthlyLimitMicroUsd: monthlyLimitMicroUsd(settings),
  }
}

export const monthlyLimitMicroUsd = (settings: SharedSettings): number =>
  Math.round(settings.MODEL_MONTHLY_LIMIT_USD * 1_000_000)
