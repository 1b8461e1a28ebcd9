import type { MeteredModel } from '@jobpilot/agents/metered-model'
import { count } from '@jobpilot/platform/telemetry/metrics'
import { activeSpan, inSpan } from '@jobpilot/platform/telemetry/spans'
import type { Settlement } from './spend.repository.ts'

/** Makes each call of a model a step of the trace: who asked which model, never what was asked or answered. */
export const traceModel = (agent: string, model: MeteredModel): MeteredModel => ({
  ...model,
  generate: (request) => {
    const attributes = {
      'gen_ai.provider.name': model.provider,
      'gen_ai.request.model': model.modelFor(request.role),
      'jobpilot.agent': agent,
    }
    return inSpan('model call', { kind: 'client', attributes }, () => model.generate(request))
  },
})

/** Adds a settled call to the figures, and to the step it was made in. */
export function noteSpend(
  agent: string,
  model: string,
  { inputTokens, outputTokens, cachedInputTokens, costMicroUsd, outcome }: Omit<Settlement, 'latencyMs'>,
): void {
  count('jobpilot.model.spend', 'uUSD', costMicroUsd, {
    'jobpilot.agent': agent,
    'gen_ai.request.model': model,
    outcome,
  })
  activeSpan()?.setAttributes({
    'gen_ai.usage.input_tokens': inputTokens ?? 0,
    'gen_ai.usage.output_tokens': outputTokens ?? 0,
    'gen_ai.usage.cached_input_tokens': cachedInputTokens ?? 0,
    'jobpilot.cost_micro_usd': costMicroUsd,
    outcome,
  })
}
