import { applicationStages } from '@jobpilot/schemas/applications'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBusinessDays, nextFollowUp } from './follow-up.ts'

test('one asks after six business days without a word, ten after a screening, two after an interview', () => {
  // 1 December 2026 is a Tuesday.
  expect(nextFollowUp('applied', '2026-12-01', 0)).toEqual({ on: '2026-12-09', number: 1 })
  expect(nextFollowUp('screening', '2026-12-01', 1)).toEqual({ on: '2026-12-15', number: 2 })
  expect(nextFollowUp('interview', '2026-12-04', 2)).toEqual({ on: '2026-12-08', number: 3 })
  expect(nextFollowUp('interview', '2026-12-05', 0)).toEqual({ on: '2026-12-08', number: 1 })
})

test('nobody is asked a fourth time, before an application, nor after a no or a yes', () => {
  expect(nextFollowUp('applied', '2026-12-01', 3)).toBeNull()
  const asked = applicationStages.filter((stage) => nextFollowUp(stage, '2026-12-01', 0) !== null)
  expect(asked).toEqual(['applied', 'screening', 'interview'])
})

test('business days: as many Mondays to Fridays lie between as were counted, and the last is one of them', () => {
  const days = fc.date({ min: new Date('1999-12-25'), max: new Date('2101-01-05'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (start, count) => {
      const from = start.toISOString().slice(0, 10)
      const to = addBusinessDays(from, count)
      let working = 0
      for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000)
        if (![0, 6].includes(new Date(at).getUTCDay())) working += 1
      expect(working).toBe(count)
      expect([0, 6]).not.toContain(new Date(to).getUTCDay())
    }),
  )
})
