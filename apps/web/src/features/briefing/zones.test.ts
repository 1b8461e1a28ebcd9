import { expect, test } from 'vitest'
import { followZone, zonesWith, zoneText } from './zones.ts'

test.each([
  ['Asia/Katmandu', 'Asia/Katmandu (Kathmandu)'],
  ['Europe/Kiev', 'Europe/Kiev (Kyiv)'],
  ['America/New_York', 'America/New York'],
])('%s is found by the name people know', (zone, words) => {
  expect(zoneText(zone)).toBe(words)
})

test('the zone that is set is among the choices, whatever the browser lists, and none comes twice', () => {
  const values = zonesWith('Asia/Kolkata').map(({ value }) => value)
  expect(values[0]).toBe(followZone)
  expect(values).toContain('Asia/Kolkata')
  expect(new Set(values).size).toBe(values.length)
})
