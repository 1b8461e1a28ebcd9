import type { SourceSpan } from '@jobpilot/schemas/fields'
import { addressesMachines, speaksOfApplicant } from '../addresses-machines.ts'
import type { MeteredModel } from '../metered-model.ts'
import { checkedSource } from '../source-check.ts'
import { companyReading, type companyTopics } from './output.ts'
import { companyReaderPrompt, companyReaderSystem } from './prompt.ts'

/** A line of a company page, as it stands there. */
export type CompanyQuote = { topic: (typeof companyTopics)[number]; quote: string; span: SourceSpan }

const longestQuote = 240

/**
 * Reads a company's page. This step sees the raw text of the web, so it has no tools and its answer is quotes that are
 * looked up on the page; what it hands on is their text and their place, nothing the model said.
 *
 * @throws ModelError, BudgetError
 */
export async function readCompany(input: {
  page: string
  model: MeteredModel
  signal?: AbortSignal
}): Promise<CompanyQuote[]> {
  const { value } = await input.model.generate({
    role: 'fast',
    schema: companyReading,
    schemaName: 'company_page',
    system: companyReaderSystem,
    prompt: companyReaderPrompt(input.page),
    maxOutputTokens: 1_500,
    signal: input.signal,
  })
  const source = checkedSource(input.page)
  const quotes = new Map<number, CompanyQuote>()
  for (const { topic, quote } of value.quotes.slice(0, 20)) {
    const span = quote.length > longestQuote ? null : source.find(quote)
    if (span === null || addressesMachines(quote) || speaksOfApplicant(quote)) continue
    const text = input.page.slice(span.start, span.end).replace(/\s+/gu, ' ').trim()
    if (text.length >= 12) quotes.set(span.start, { topic, quote: text, span })
  }
  return [...quotes.values()].slice(0, 8)
}
