import type { Field } from '@jobpilot/schemas/fields'
import { matchContent } from '@jobpilot/schemas/match'
import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { parsePostingText } from '../posting/parse-posting-text.ts'
import { reasonFrom } from './rubric.ts'
import { scoreMatch } from './score-match.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'engine' })
const engineer: ProfileContent = {
  ...emptyProfile,
  place: field('p', 'Berlin'),
  skills: [field('s1', 'TypeScript'), field('s2', 'PostgreSQL')],
  experience: [
    {
      id: 'j1',
      title: field('t1', 'Senior Software Engineer'),
      employer: field('m1', 'Oakfield'),
      place: null,
      dates: { ...field('d1', '2015 - Present'), text: '2015 - Present', from: '2015', to: 'present' },
      bullets: [],
    },
  ],
}
const score = (text: string, wishes: Partial<Preferences> = {}) =>
  matchContent.parse(
    scoreMatch({
      profile: engineer,
      preferences: { ...noPreferences, ...wishes },
      posting: parsePostingText(text).content,
      today: '2026-02-01',
    }),
  )

describe('a posting of which little could be read', () => {
  it.each(['x', 'zorp blick fnord', 'Salary: $90,000 a year', '🚀🚀🚀', 'Senior Software Engineer 🚀', ''])(
    'is weak, and the first concern says why: %s',
    (text) => {
      const match = score(text)
      expect(match.confidence).toBeLessThan(0.4)
      if (match.confidence < 0.25) {
        expect(match.score).toBeLessThanOrEqual(40)
        expect(match.band).toBe('weak')
        expect(match.concerns[0]?.text).toBe('Too little of this posting could be read to score it.')
      }
      expect(match.band).not.toBe('strong')
    },
  )

  it('is never strong on less than half of what counts', () => {
    const match = score('Senior Software Engineer', { titles: ['Senior Software Engineer'], seniority: 'senior' })
    expect(match.confidence).toBeLessThan(0.5)
    expect(match.score).toBeLessThanOrEqual(74)
    expect(match.concerns[0]?.text).toMatch(/^Only \d+ % of the score rests on what could be read/)
  })

  it('does not blame the posting where the person is unknown', () => {
    const posting = parsePostingText(
      'Senior Nurse\nOakfield Clinic\nBerlin\n\nRequirements\n- Triage\n- 5 years of experience\n',
    ).content
    const match = scoreMatch({ profile: emptyProfile, preferences: noPreferences, posting, today: '2026-02-01' })
    expect(match.concerns[0]?.text).toBe('Too little is known of what you want and have to score this posting.')
  })
})

describe('reasons', () => {
  it('speak for the opening, or are not given', () => {
    const match = score(
      'Registered Nurse, mid level\nOakfield Clinic\nTulsa, OK (On-site)\n\nRequirements\n- BLS\n- 2 years of experience in acute care\n- Triage\n',
      { arrangement: 'remote' },
    )
    expect(match.reasons.map((reason) => reason.text)).toEqual([])
    expect(match.concerns.map((concern) => concern.text).join(' ')).toMatch(/below your level/)
  })

  it('are never a part that is also a concern', () => {
    const match = score('Senior Software Engineer\nOakfield\nBerlin\n\nRequirements\n- TypeScript\n- Kafka\n')
    const good = match.parts.filter((part) => part.known && part.score >= reasonFrom).map((part) => part.explanation)
    for (const { text } of match.reasons) if (!text.startsWith('You meet')) expect(good).toContain(text)
    for (const { text } of match.concerns) expect(good).not.toContain(text)
  })
})
