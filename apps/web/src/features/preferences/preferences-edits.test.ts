import { noPreferences } from '@jobpilot/schemas/preferences'
import { expect, test } from 'vitest'
import { editsAfter, editsOver, editsWithout } from './preferences-edits.ts'

test('what was changed again while it was saved stays to be saved', () => {
  const sent = { titles: ['Nurse'], salaryFloor: 50_000 }
  expect(editsAfter(sent, sent)).toBeNull()
  expect(editsAfter({ ...sent, salaryFloor: 60_000 }, sent)).toEqual({ salaryFloor: 60_000 })
  expect(editsAfter({ ...sent, places: ['Berlin'] }, sent)).toEqual({ places: ['Berlin'] })
  expect(editsAfter(null, sent)).toBeNull()
})

test('what is saved all the same is no edit any more', () => {
  const saved = { ...noPreferences, titles: ['Nurse'] }
  expect(editsOver({ titles: ['Nurse'] }, saved)).toBeNull()
  expect(editsOver({ titles: ['Nurse'], places: ['Berlin'] }, saved)).toEqual({ places: ['Berlin'] })
})

test('some of the edits are taken back, the others stay', () => {
  expect(editsWithout({ titles: ['Nurse'], places: ['Berlin'] }, ['titles', 'seniority'])).toEqual({
    places: ['Berlin'],
  })
  expect(editsWithout({ titles: ['Nurse'] }, ['titles'])).toBeNull()
})
