import type { SkillMention } from '@jobpilot/schemas/posting'
import { expect, test } from 'vitest'
import { withImportance, withListOf } from './posting-skills.ts'

const read = (id: string, value: string, importance: SkillMention['importance']): SkillMention => ({
  id,
  value,
  importance,
  span: { start: 0, end: 3 },
  confidence: 0.5,
  origin: 'engine',
})
const typed = (id: string, value: string) => ({ id, value, span: null, confidence: 1, origin: 'person' as const })
const go = read('1', 'Go', 'must')
const kafka = read('2', 'Kafka', 'mentioned')
const brief = (skills: SkillMention[]) => skills.map(({ id, importance, origin }) => `${id} ${importance} ${origin}`)

test("a changed importance is the person's and keeps its place in the text", () => {
  const [first] = withImportance([go, kafka], '1', 'nice')
  expect(first).toEqual({ ...go, importance: 'nice', confidence: 1, origin: 'person' })
})

test('a removed skill is gone, and the other lists stay as they were read', () => {
  expect(withListOf([go, kafka], 'must', [])).toEqual([kafka])
})

test('a typed skill joins the list it was typed into', () => {
  expect(brief(withListOf([go, kafka], 'nice', [typed('3', 'Rust')]))).toEqual([
    '3 nice person',
    '1 must engine',
    '2 mentioned engine',
  ])
})

test('a skill typed into another list is moved there, with its place, and not doubled', () => {
  const next = withListOf([go, kafka], 'must', [go, typed('3', 'kafka')])
  expect(next).toEqual([go, { ...kafka, importance: 'must', confidence: 1, origin: 'person' }])
})
