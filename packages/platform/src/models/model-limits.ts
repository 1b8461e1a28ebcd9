import { modelConfigOf, type SharedSettings } from '../settings.ts'
import { declaredPrice, type ListedPrice, listedPrices } from './prices.ts'

/** What belongs into the price table: the lists of this release, and what the operator declares for the models in use. */
export function pricesOf(settings: SharedSettings): ListedPrice[] {
  const config = modelConfigOf(settings)
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output } = settings
  if (!config || input === undefined || output === undefined) return listedPrices()
  const { provider, fastModel, qualityModel } = config
  const declared = [...new Set([fastModel, qualityModel])].map((model) => ({
    ...declaredPrice(input, output),
    provider,
    model,
    validFrom: null,
  }))
  return [...listedPrices(), ...declared]
}

export const monthlyLimitMicroUsd = (settings: SharedSettings): number =>
  Math.round(settings.MODEL_MONTHLY_LIMIT_USD * 1_000_000)
