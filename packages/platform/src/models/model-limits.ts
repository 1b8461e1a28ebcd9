import { modelConfigOf, type SharedSettings } from '../settings.ts'
import { declaredPrice, type ListedPrice, listedPrices } from './prices.ts'

/** The models that are set up, the reading one first; empty without a provider. */
export const modelsOf = (settings: SharedSettings): string[] => {
  const config = modelConfigOf(settings)
  return config ? [...new Set([config.fastModel, config.qualityModel])] : []
}

/** What belongs into the price table: the lists of this release, and what the operator declares for the models in use. */
export function pricesOf(settings: SharedSettings): ListedPrice[] {
  const config = modelConfigOf(settings)
  const { MODEL_PRICE_INPUT: input, MODEL_PRICE_OUTPUT: output } = settings
  if (!config || input === undefined || output === undefined) return listedPrices()
  const declared = modelsOf(settings).map((model) => ({
    ...declaredPrice(input, output),
    provider: config.provider,
    model,
    validFrom: null,
  }))
  return [...listedPrices(), ...declared]
}

export const monthlyLimitMicroUsd = (settings: SharedSettings): number =>
  Math.round(settings.MODEL_MONTHLY_LIMIT_USD * 1_000_000)
