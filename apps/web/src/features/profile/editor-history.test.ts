import type { ProfileContent } from '@jobpilot/schemas/profile'
import { expect, test } from 'vitest'
import { type HistoryAction, historyReducer, startHistory } from './editor-history.ts'

const blank: ProfileContent = {
  name: null,
  headline: null,
  place: null,
  emails: [],
  phones: [],
  links: [],
  summary: null,
  experience: [],
  education: [],
  skills: [],
  projects: [],
  certifications: [],
  languages: [],
  publications: [],
  awards: [],
}

const named = (value: string, at: number): HistoryAction => ({
  type: 'edit',
  tag: 'name',
  at,
  change: (content) => ({ ...content, name: { id: 'n', value, span: null, confidence: 1, origin: 'person' } }),
})

test('typing in one field is one step of undo, a pause begins another', () => {
  const typed = [named('L', 5_000), named('Le', 5_200), named('Lena', 9_000)].reduce(
    historyReducer,
    startHistory(blank),
  )
  const once = historyReducer(typed, { type: 'undo' })
  expect(once.present.name?.value).toBe('Le')
  expect(historyReducer(once, { type: 'undo' }).present).toBe(blank)
})

test('redo brings back what was undone, until something else is typed', () => {
  const undone = historyReducer(historyReducer(startHistory(blank), named('Lena', 1)), { type: 'undo' })
  expect(historyReducer(undone, { type: 'redo' }).present.name?.value).toBe('Lena')
  expect(historyReducer(undone, named('Mara', 9_000)).future).toEqual([])
})
