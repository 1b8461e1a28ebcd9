import type { Benefit } from '@jobpilot/schemas/work-terms'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBenefits } from './benefits.ts'

const offered = (text: string) => readBenefits(text).map(({ benefit }) => benefit)

test.each<[string, Benefit[]]>([
  ['Medical, dental, and vision insurance from day one', ['health-insurance']],
  [
    'Health insurance, 401(k) with 4% match and tuition reimbursement',
    ['health-insurance', 'retirement-plan', 'learning-budget'],
  ],
  ['Base pay plus an annual bonus of up to 15% and RSUs', ['equity', 'bonus']],
  ['16 weeks of paid parental leave', ['parental-leave']],
  ['28 days of annual leave plus bank holidays', ['generous-holiday']],
  ['20 days of holiday', []],
  ['30 Tage Urlaub, Gleitzeit und ein Jobticket', ['generous-holiday', 'flexible-hours', 'commuting']],
  ['We work a 4-day week', ['four-day-week']],
  ['A yearly learning and development budget of 1,500 EUR', ['learning-budget']],
  [
    'Home office setup budget, relocation package, childcare vouchers',
    ['home-office-budget', 'relocation', 'childcare'],
  ],
  ['A sabbatical after five years', ['sabbatical']],
  // What is denied, or part of the work, is not offered.
  ['There is no relocation assistance for this role.', []],
  ['We are unable to offer relocation support', []],
  ['Experience with health insurance claims', []],
  ['You manage pension plans for our clients', []],
  ['We are backed by a private equity firm', []],
  ['You work with stock market data every day', []],
])('%s', (line, expected) => {
  expect(offered(line)).toEqual(expected)
})

test('each once, with the first line that says it and where that stands', () => {
  const text = 'Nurse\n\nBenefits\n- Health insurance.\n- More health insurance for your family.'
  expect(readBenefits(text)).toEqual([
    { benefit: 'health-insurance', quote: '- Health insurance.', span: { start: 16, end: 35 } },
  ])
})

test('whatever the text, a quote stands where it is said to', () => {
  const part = fc.constantFrom(
    'health insurance',
    'no ',
    '\n',
    '. ',
    '401(k)',
    'equity ',
    'İ',
    '30 days holiday',
    'ß',
    '4-day week ',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      for (const { quote, span } of readBenefits(text)) expect(text.slice(span.start, span.end)).toBe(quote)
    }),
  )
})
