import { expect, test } from 'vitest'
import { nextText, weekdayText } from './briefing-words.ts'

const schedule = { frequency: 'daily', minute: 480, weekday: 1, timeZone: 'UTC', isTimeZoneChosen: false } as const
const at = (nextDay: string | null, isDue = false) => nextText({ nextDay, today: '2026-11-22', isDue, schedule })

test('when the next one comes', () => {
  expect(at('2026-11-22')).toMatch(/^today at 0?8:00/)
  expect(at('2026-11-22', true)).toBe('within minutes')
  expect(at('2026-11-23')).toMatch(/^tomorrow at /)
  expect(at('2026-11-25')).toMatch(/^on Wednesday at /)
  expect(at(null)).toBeNull()
})

test('weekdays by their ISO number', () => {
  expect([weekdayText(1), weekdayText(7)]).toEqual(['Monday', 'Sunday'])
})
