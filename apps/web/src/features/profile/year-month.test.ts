import { expect, test } from 'vitest'
import { parseEnd, parseYearMonth, yearMonthText } from './year-month.ts'

test.each([
  ['2021', '2021'],
  ['2021-3', '2021-03'],
  ['03/2021', '2021-03'],
  ['Mar 2021', '2021-03'],
  ['september 2019', '2019-09'],
  ['', null],
  ['13/2021', undefined],
  ['soon', undefined],
])('reads %j as a month', (text, expected) => {
  expect(parseYearMonth(text)).toBe(expected)
})

test('an end may be open', () => {
  expect(parseEnd('Present')).toBe('present')
  expect(parseEnd('2020')).toBe('2020')
})

test('shows a month as people write it', () => {
  expect(yearMonthText('2021-03')).toBe('Mar 2021')
  expect(yearMonthText('2021')).toBe('2021')
  expect(yearMonthText(null)).toBe('')
})
