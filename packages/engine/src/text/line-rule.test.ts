import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mustCue, niceCue } from '../posting/posting-requirements.ts'
import { KnownLine } from './known-line.ts'
import { LineRule } from './line-rule.ts'
import { needlesOf } from './needles.ts'

const patterns = [
  niceCue,
  mustCue,
  /\b(?:legal|counsel|hr|jurist\p{L}*)\b/iu,
  /\bon[- ]?call\b|\bkeine rufbereitschaft\b/iu,
  /\bvisas?\b|sponsor(?:ship|s)?\b|work (?:permit|authori[sz]ation)/iu,
  /(?<!un)befristet(?!e[nrs]? aufenthalt)|\bcdd\b|intérim/iu,
  /\d[ -]?(?:to \d )?days?(?: (?:a|per|each) week)? (?:in (?:the|our) office|on-?site)/iu,
  /(?:sks){2}|k{3,}x|(?:ab|_c)+d/iu,
  /[#]LI-remote|C[ETFOIM][OT]\b|A\/S/u,
  /années?|år\b|\bé\b/iu,
]
const rules = patterns.map((pattern) => new LineRule(pattern))
const fragments = [
  ...new Set(patterns.flatMap(({ source }) => source.match(/[\p{L}\d_#/-]+/gu) ?? [])),
  ...[
    ' ',
    ' ',
    ' ',
    '-',
    '.',
    's',
    'k',
    'ſ',
    '\u212a',
    'É',
    'é',
    '’',
    '3',
    '_',
    '🙂',
    'sks',
    'kkk',
    'LI-REMOTE',
    'ab',
    'å',
    'wor\u212a permit',
    'muſt have',
  ],
]

test('a rule says of every line what its pattern says', () => {
  let matches = 0
  const line = fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(line, fc.boolean(), (words, isLoud) => {
      const text = isLoud ? words.toUpperCase() : words
      const known = new KnownLine(text)
      const said = rules.map((rule) => rule.test(known))
      matches += said.filter((one) => one).length
      expect(said).toEqual(patterns.map((pattern) => pattern.test(text)))
    }),
    { numRuns: 5_000 },
  )
  expect(matches).toBeGreaterThan(1_000)
})

test('what a pattern cannot do without is read from it', () => {
  expect(needlesOf(/\b(?:legal|counsel|hr)\b/iu)).toEqual([' legal ', ' counsel ', ' hr '])
  expect(needlesOf(/a+b{2}c?def/)).toEqual(['def'])
  expect(needlesOf(/(?:foo )?ba[rz]|\d+[- ]month/u)).toEqual(['ba', ' month'])
  expect(needlesOf(/foo|./u)).toBeUndefined()
  expect(needlesOf(/(?:foo)*/u)).toBeUndefined()
})
