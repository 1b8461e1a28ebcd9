import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedSource } from './source-check.ts'

const found = (source: string, value: string) => {
  const span = checkedSource(source).find(value)
  return span === null ? null : source.slice(span.start, span.end)
}

describe('a value that stands in the source', () => {
  it.each([
    ['Senior Engineer, Acme', 'senior engineer', 'Senior Engineer'],
    ['Led   the\n  team', 'Led the team', 'Led   the\n  team'],
    ['full-\nstack work', 'full-stack', 'full-\nstack'],
    ['2019 – 2024', '2019 - 2024', '2019 – 2024'],
    ['Maya’s team', "Maya's team", 'Maya’s team'],
    ['said “yes”', '"yes"', '“yes”'],
    ['Ｇｏｏｇｌｅ Japan', 'Google', 'Ｇｏｏｇｌｅ'],
    ['Zu\u0308rich', 'Zürich', 'Zu\u0308rich'],
    ['eﬃcient', 'efficient', 'eﬃcient'],
    ['co\u00adoperate', 'cooperate', 'co\u00adoperate'],
    ['Node.js, C++ and C#.', 'C++', 'C++'],
    ['We use Go.', 'Go', 'Go'],
    ['Go', 'Go', 'Go'],
    ['raised by 10% in 2024.', '10%', '10%'],
    ['😀 Kotlin', 'Kotlin', 'Kotlin'],
  ])('%j holds %j', (source, value, quote) => {
    expect(found(source, value)).toBe(quote)
  })

  it('prefers the occurrence behind an offset, or the nearest to it', () => {
    const source = checkedSource('Engineer at A. Engineer at B.')
    expect(source.find('Engineer', { after: 10 })?.start).toBe(15)
    expect(source.find('Engineer', { after: 20 })?.start).toBe(0)
    expect(source.find('Engineer', { near: 40 })?.start).toBe(15)
    expect(source.find('Engineer', { near: 2 })?.start).toBe(0)
  })

  it('names the page', () => {
    expect(checkedSource('one two three', [0, 4, 8]).find('two')).toEqual({ start: 4, end: 7, page: 2 })
    expect(checkedSource('one').find('one')).toEqual({ start: 0, end: 3 })
  })

  it('is found whole, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[a-z]{3,12}$/),
        fc.string({ unit: 'grapheme' }),
        (before, value, after) => {
          const source = `${before} ${value} ${after}`
          expect(found(source, value)).not.toBeNull()
          expect(found(source, value)?.normalize('NFKC').toLowerCase()).toContain(value)
        },
      ),
    )
  })
})

it.each([
  ['Google', 'Go'],
  ['ago', 'go'],
  ['JavaScript', 'Java'],
  ['C++', 'C'],
  ['C#', 'C'],
  ['Node.js', 'Node'],
  ['go to market', 'Go'],
  ['10,000 users', '10'],
  ['10,000 users', '000'],
  ['5.5 years', '5'],
  ['2024', '202'],
  ['Python', 'Rust'],
  ['anything', ''],
  ['anything', '  '],
  ['', 'x'],
  ['Acme Corporation', 'Acme Corp'],
])('%j does not hold %j', (source, value) => {
  expect(found(source, value)).toBeNull()
})
