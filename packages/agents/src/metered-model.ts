import { ModelError, type ModelErrorCode } from '@jobpilot/platform/models/model-error'
import type { ModelPort } from '@jobpilot/platform/models/model-port'

export type BudgetErrorCode = 'budget-exhausted' | 'unknown-price'

/** Why a call was not made: the money. Thrown by the domain's metered model before anything is sent. `message` is for a person. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
  readonly code: BudgetErrorCode

  constructor(code: BudgetErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * A model bound by the caller to a person, an agent, a task and a budget: each `generate` reserves before it sends and
 * settles after.
 *
 * `generate` throws ModelError and BudgetError.
 */
export type MeteredModel = ModelPort

const modelReasons: Record<Exclude<ModelErrorCode, 'cancelled'>, string> = {
  'rate-limited':
    "The model provider is limiting requests or the account's quota is used up, so the built-in engine made this.",
  'provider-error': 'The model provider had trouble, so the built-in engine made this.',
  'timed-out': 'The model took too long, so the built-in engine made this.',
  stalled: 'The model stopped in the middle of its answer, so the built-in engine made this.',
  refused: 'The model declined this request, so the built-in engine made this.',
  'invalid-output': "The model's answer could not be used, so the built-in engine made this.",
  truncated: "The model's answer was cut off, so the built-in engine made this.",
  unauthorised: 'The model provider did not accept the API key, so the built-in engine made this.',
}

const budgetReasons: Record<BudgetErrorCode, string> = {
  'budget-exhausted': "This month's model budget is used up, so the built-in engine made this.",
  'unknown-price': 'The price of the model is not known, so it was not used and the built-in engine made this.',
}

/** The sentence a person reads beside a result the built-in engine made in a model's place; undefined for other errors. */
export function fallbackReason(error: unknown): string | undefined {
  if (error instanceof BudgetError) return budgetReasons[error.code]
  if (error instanceof ModelError && error.code !== 'cancelled') return modelReasons[error.code]
  return undefined
}

/**
 * Runs the model's way, and the engine's when there is no model or it fails. Cancellation and unexpected errors pass
 * through: neither is a reason to make something else.
 *
 * @param ways.fallback gets the reason for the person, undefined when no model is configured
 */
export async function withFallback<T>(
  model: MeteredModel | null,
  ways: { run: (model: MeteredModel) => Promise<T>; fallback: (reason: string | undefined) => T | Promise<T> },
): Promise<T> {
  if (model === null) return ways.fallback(undefined)
  try {
    return await ways.run(model)
  } catch (error) {
    const reason = fallbackReason(error)
    if (reason === undefined) throw error
    return ways.fallback(reason)
  }
}
