import { modelConfigOf, type SharedSettings } from '../settings.ts'
import { createModelPort } from './create-model-port.ts'
import { monthlyLimitMicroUsd } from './model-limits.ts'
import type { ModelPort } from './model-port.ts'

/** The configured model and the person's monthly limit in micro-dollars; null when none is configured. Prices are in the table. */
export function openModel(settings: SharedSettings): { port: ModelPort; monthlyLimitMicroUsd: number } | null {
  const config = modelConfigOf(settings)
  return config ? { port: createModelPort(config), monthlyLimitMicroUsd: monthlyLimitMicroUsd(settings) } : null
}
