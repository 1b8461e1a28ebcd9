import { BudgetError, type MeteredModel } from '@jobpilot/agents/metered-model'
import type { Database } from '@jobpilot/db/client'
import { withUser } from '@jobpilot/db/with-user'
import { ModelError } from '@jobpilot/platform/models/model-error'
import type { ModelPort } from '@jobpilot/platform/models/model-port'
import { costMicroUsd, estimateMicroUsd, type Price } from '@jobpilot/platform/models/prices'
import { assertBrakeReleased } from '../people/brake.ts'
import { lockPerson } from '../people/lock-person.ts'
import { findPrice } from './prices.repository.ts'
import { reserveSpend, type Settlement, settleSpend } from './spend.repository.ts'
import { tellBudget } from './tell-budget.ts'
import { noteSpend, traceModel } from './trace-model.ts'

export type ModelAccess = { port: ModelPort; monthlyLimitMicroUsd: number }

/**
 * Binds a model to a person, an agent and a run: each call first reserves its upper bound (checking brake and budget in
 * the same transaction) and afterwards settles what it cost. When the provider may have billed a call without saying
 * how much, the whole reservation counts: a limit that holds matters more than the last fraction of a cent.
 */
export function meterModel(
  db: Database,
  access: ModelAccess,
  owner: { userId: string; runId: string; agent: string },
): MeteredModel {
  const { port, monthlyLimitMicroUsd } = access
  return traceModel(owner.agent, {
    provider: port.provider,
    modelFor: port.modelFor,
    async generate(request) {
      const model = port.modelFor(request.role)
      const price = await withUser(db, owner.userId, (tx) => findPrice(tx, port.provider, model))
      if (!price) throw new BudgetError('unknown-price', `No price is known for the model ${model}.`)
      const amount = estimateMicroUsd(price, {
        inputChars: request.system.length + request.prompt.length,
        maxOutputTokens: request.maxOutputTokens,
      })
      const callId = await withUser(db, owner.userId, async (tx) => {
        await assertBrakeReleased(tx, owner.userId)
        const call = {
          runId: owner.runId,
          agent: owner.agent,
          provider: port.provider,
          model,
          priceVersion: price.version,
        }
        const id = await reserveSpend(tx, owner.userId, call, amount, monthlyLimitMicroUsd)
        if (!id) await tellBudget(tx, owner.userId, true)
        return id
      })
      if (!callId) throw new BudgetError('budget-exhausted', "This month's model budget does not hold another call.")
      const started = performance.now()
      const settle = (settlement: Omit<Settlement, 'latencyMs'>) =>
        withUser(db, owner.userId, async (tx) => {
          await lockPerson(tx, owner.userId)
          await settleSpend(tx, callId, { ...settlement, latencyMs: performance.now() - started })
          await tellBudget(tx, owner.userId, false)
          noteSpend(owner.agent, model, settlement)
        })
      try {
        const result = await port.generate(request)
        await settle({ ...result.usage, costMicroUsd: costMicroUsd(price, result.usage), outcome: 'ok' })
        return result
      } catch (error) {
        const failure = error instanceof ModelError ? error : undefined
        const outcome = failure?.code ?? 'unexpected'
        await settle({
          ...(failure?.usage ?? unknownUsage),
          costMicroUsd: costOfFailure(failure, price, amount),
          outcome,
        })
        throw error
      }
    },
  })
}

const unknownUsage = { inputTokens: null, outputTokens: null, cachedInputTokens: null }
/** Failures of a whole answer, whose usage is final; that of an answer cut off is only a floor. */
const wholeAnswers: readonly ModelError['code'][] = ['refused', 'invalid-output', 'truncated']

function costOfFailure(failure: ModelError | undefined, price: Price, reserved: number): number {
  if (failure && !failure.mayBeBilled) return 0
  return failure?.usage && wholeAnswers.includes(failure.code) ? costMicroUsd(price, failure.usage) : reserved
}
