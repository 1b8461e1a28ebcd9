import { ModelError } from '@jobpilot/platform/models/model-error'
import type { MeteredModel } from '../metered-model.ts'
import { type OnStep, runStep } from '../steps.ts'
import { type CompanyQuote, readCompany } from './agent.ts'

export type CompanyReadingResult = { quotes: CompanyQuote[]; notices: string[]; remark: string }

/** Failures that lie with the page and not with the provider: the writing may go on without the page. */
const pageFailures: readonly ModelError['code'][] = ['refused', 'invalid-output', 'truncated']

/**
 * The reading step of the writers. A page the model will not or cannot read costs the quotes, not the text.
 *
 * @throws ModelError, BudgetError when the next call would fail as well
 */
export async function readCompanyOrNothing(input: {
  page: string
  model: MeteredModel
  signal?: AbortSignal
  onStep?: OnStep
}): Promise<CompanyReadingResult> {
  const { page, model, signal, onStep } = input
  if (page.trim() === '') return { quotes: [], notices: [], remark: '' }
  try {
    const quotes = await runStep(
      onStep,
      { key: 'company', label: 'Reading the company page' },
      () => readCompany({ page, model, signal }),
      (found) => `${found.length} quotes`,
    )
    return { quotes, notices: [], remark: '' }
  } catch (error) {
    if (!(error instanceof ModelError) || !pageFailures.includes(error.code)) throw error
    const remark = 'The model could not read the company page, so nothing is said of it.'
    return { quotes: [], notices: [remark], remark: ` ${remark}` }
  }
}
