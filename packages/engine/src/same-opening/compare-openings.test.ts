import { expect, test } from 'vitest'
import { type Comparable, compareOpenings } from './compare-openings.ts'
import { likeness } from './shingles.ts'
import { labelledPairs } from './testing/labelled-pairs.ts'

test('on 3,600 labelled pairs what is called the same is so, and nearly all that are the same are found', () => {
  const pairs = labelledPairs(11, 3_600)
  const missed = new Map<string, number>()
  let [truePositive, falsePositive, falseNegative] = [0, 0, 0]
  for (const { a, b, isSame, made } of pairs) {
    const isCalledSame = compareOpenings(a, b).verdict === 'same'
    if (isCalledSame && isSame) truePositive += 1
    if (isCalledSame && !isSame) falsePositive += 1
    if (!isCalledSame && isSame) falseNegative += 1
    if (isCalledSame !== isSame) missed.set(made, (missed.get(made) ?? 0) + 1)
  }
  const precision = truePositive / (truePositive + falsePositive)
  const recall = truePositive / (truePositive + falseNegative)
  const wrong = JSON.stringify({ precision, recall, missed: Object.fromEntries(missed) })
  expect(precision, wrong).toBeGreaterThanOrEqual(0.99)
  expect(recall, wrong).toBeGreaterThanOrEqual(0.9)
})

const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(' ')
const one: Comparable = {
  title: 'Senior Data Engineer, Payments',
  employer: 'Ledgerline',
  employerKey: 'ledgerline',
  places: ['berlin'],
  canonicalUrl: 'https://a.example/1',
  applyUrl: null,
  body: words(200),
}
const verdict = (more: Partial<Comparable>) => {
  const { verdict: word, reason } = compareOpenings(one, { ...one, canonicalUrl: 'https://b.example/2', ...more })
  return `${word} by ${reason}`
}

test('each rule decides what it is there for', () => {
  expect(verdict({})).toBe('same by words')
  expect(verdict({ title: 'Sr. Data Engineer - Payments (Remote)' })).toBe('same by words')
  expect(verdict({ title: 'Staff Data Engineer, Payments' })).toBe('different by level')
  expect(verdict({ title: 'Senior Data Engineer II, Payments' })).toBe('different by number')
  expect(verdict({ title: 'Senior Data Engineer, Growth' })).toBe('different by title')
  expect(verdict({ places: ['paris'] })).toBe('different by place')
  expect(verdict({ places: [] })).toBe('same by words')
  expect(verdict({ employerKey: 'other' })).toBe('different by employer')
  expect(verdict({ body: words(200, 500) })).toBe('different by words')
  expect(verdict({ body: `${words(150)} ${words(50, 900)}` })).toBe('unsure by words')
  expect(verdict({ body: words(90) })).toBe('same by cut-words')
  expect(verdict({ body: 'Too short to tell.' })).toBe('unsure by too-short')
  expect(verdict({ applyUrl: one.canonicalUrl, employerKey: null, body: '' })).toBe('same by address')
})

test('likeness is the same from both sides, and of nothing it is none', () => {
  const [a, b] = [words(120), `${words(100)} ${words(20, 700)}`]
  expect(likeness(a, b)).toEqual(likeness(b, a))
  expect(likeness('', a).score).toBe(0)
})
