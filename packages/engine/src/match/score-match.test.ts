import type { Field } from '@jobpilot/schemas/fields'
import { matchContent } from '@jobpilot/schemas/match'
import { noPreferences, type Preferences } from '@jobpilot/schemas/preferences'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePostingText } from '../posting/parse-posting-text.ts'
import { yearsWorked } from './experience-years.ts'
import { prepareProfile } from './prepared-profile.ts'
import { scoreMatch, scorePrepared } from './score-match.ts'

const field = (id: string, value: string): Field => ({
  id,
  value,
  span: { start: 0, end: value.length },
  confidence: 1,
  origin: 'engine',
})
const dates = (id: string, from: string, to: string) => ({
  ...field(id, `${from} - ${to}`),
  from,
  to,
  text: `${from} - ${to}`,
})
const today = '2026-02-01'

const engineer: ProfileContent = {
  ...emptyProfile,
  name: field('name', 'Ada Quill'),
  place: field('place', 'San Francisco, CA'),
  experience: [
    {
      id: 'job-1',
      title: field('t1', 'Senior Software Engineer'),
      employer: field('m1', 'Brightline'),
      place: null,
      dates: dates('d1', '2019-03', 'present'),
      bullets: [field('b1', 'Moved 40 services to Kubernetes')],
    },
    {
      id: 'job-2',
      title: field('t2', 'Software Engineer'),
      employer: field('m2', 'Oldfield'),
      place: null,
      dates: dates('d2', '2016-01', '2019-06'),
      bullets: [],
    },
  ],
  education: [
    {
      id: 'ed',
      institution: field('i', 'Northern State University'),
      degree: field('dg', 'B.S. Computer Science'),
      fieldOfStudy: null,
      place: null,
      dates: null,
      details: [],
    },
  ],
  skills: ['Go', 'Postgres', 'Kafka'].map((name, index) => field(`s${index}`, name)),
}

const posting = parsePostingText(`Senior Backend Engineer
Acme Works
San Francisco, CA (Hybrid)

Salary range: $160,000 - $200,000 a year

Requirements
- 5+ years of experience building backend services
- Strong skills in Go and PostgreSQL
- Experience with Terraform
- Bachelor's degree in Computer Science
- Clear communication

Nice to have
- Kafka
`).content

const wishes: Preferences = { ...noPreferences, salaryFloor: 150_000, salaryTarget: 190_000 }
const score = (preferences: Preferences, profile = engineer) => scoreMatch({ profile, preferences, posting, today })
const partOf = (match: ReturnType<typeof score>, key: string) => match.parts.find((part) => part.key === key)

describe('scoreMatch', () => {
  it('scores a fitting opening high, with quotes from both sides', () => {
    const match = matchContent.parse(score(wishes))
    expect(match.score).toBeGreaterThanOrEqual(75)
    expect(match.band).toBe('strong')
    expect(partOf(match, 'skills')?.evidence.map((quote) => quote.side)).toEqual(
      expect.arrayContaining(['posting', 'profile']),
    )
    expect(match.reasons.length).toBe(3)
    expect(match.parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(100)
  })

  it('says met, missing and unknown', () => {
    const verdicts = Object.fromEntries(
      score(wishes).mustHaves.map(({ requirement, verdict }) => [requirement.value.slice(0, 12), verdict]),
    )
    expect(verdicts).toEqual({
      '5+ years of ': 'met',
      'Strong skill': 'met',
      'Experience w': 'missing',
      "Bachelor's d": 'met',
      'Clear commun': 'unknown',
    })
  })

  it.each([
    ['- Go', 'You meet the one must-have.'],
    ['- Go\n- PostgreSQL', 'You meet all 2 must-haves.'],
    ['- Go\n- PostgreSQL\n- Kafka\n- Go and Kafka\n- Rust', 'You meet 4 of the 5 must-haves.'],
    ['- Go\n- PostgreSQL\n- Clear communication', 'You meet 2 of the 3 must-haves; 1 cannot be told from the profile.'],
  ])('counts the must-haves of %j in words', (requirements, text) => {
    const { content } = parsePostingText(`Nurse\nAcme Works\n\nRequirements\n${requirements}\n`)
    const { reasons } = scoreMatch({ profile: engineer, preferences: noPreferences, posting: content, today })
    expect(reasons.map((reason) => reason.text)).toContain(text)
  })

  it('pays full at the target, nothing below the floor, linear between', () => {
    const salary = (floor: number, target: number) =>
      partOf(score({ ...wishes, salaryFloor: floor, salaryTarget: target }), 'salary')?.score
    expect(salary(100_000, 200_000)).toBe(1)
    expect(salary(210_000, 250_000)).toBe(0)
    expect(salary(150_000, 250_000)).toBeCloseTo(0.5)
    expect(partOf(score({ ...wishes, currency: 'EUR' }), 'salary')).toMatchObject({ score: 0.5, known: false })
  })

  it('takes stated pay for the base of what somebody counts with bonus and shares', () => {
    const salary = (salaryTarget: number) =>
      partOf(score({ ...wishes, salaryFloor: null, salaryTarget, payBasis: 'total' }), 'salary')
    expect(salary(200_000)).toMatchObject({ score: 1, known: true })
    expect(salary(200_001)).toMatchObject({ score: 0.5, known: false })
  })

  it('knows one city by several names and holds remote wishes apart', () => {
    expect(partOf(score({ ...wishes, places: ['SF'] }), 'place')?.score).toBe(1)
    expect(partOf(score({ ...wishes, places: ['Berlin'] }), 'place')?.score).toBe(0)
    expect(partOf(score({ ...wishes, arrangement: 'remote' }), 'place')?.score).toBeLessThan(0.5)
  })

  it('counts what nobody said half and lowers the confidence', () => {
    const match = scoreMatch({ profile: emptyProfile, preferences: noPreferences, posting, today })
    expect(match.score).toBe(40)
    expect(match.band).toBe('weak')
    expect(match.confidence).toBe(0)
    expect(match.parts.every((part) => !part.known && part.score === 0.5)).toBe(true)
  })

  it('counts overlapping jobs once', () => {
    expect(yearsWorked(engineer.experience, today)).toBeCloseTo(10.2, 1)
    expect(yearsWorked([], today)).toBeNull()
  })
})

describe('properties', () => {
  const skillName = fc.constantFrom(
    'Go',
    'PostgreSQL',
    'Terraform',
    'Kafka',
    'Python',
    'ACLS',
    'Excel',
    'MySQL',
    'Figma',
    'Welding',
  )

  it('never lowers the skills part when a skill is added', () => {
    fc.assert(
      fc.property(fc.array(skillName, { minLength: 1, maxLength: 6 }), skillName, (held, added) => {
        const withSkills = (names: string[]) => ({
          ...emptyProfile,
          skills: names.map((name, index) => field(`s${index}`, name)),
        })
        const before = partOf(score(noPreferences, withSkills(held)), 'skills')?.score ?? 0
        const after = partOf(score(noPreferences, withSkills([...held, added])), 'skills')?.score ?? 0
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('pays no less for a lower target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50_000, max: 400_000 }), fc.integer({ min: 0, max: 100_000 }), (target, less) => {
        const at = (amount: number) =>
          partOf(score({ ...wishes, salaryFloor: null, salaryTarget: amount }), 'salary')?.score ?? 0
        expect(at(target - Math.min(less, target - 1))).toBeGreaterThanOrEqual(at(target))
      }),
    )
  })

  it('stays within 0 and 100 for any words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 8 }),
        fc.string({ maxLength: 300 }),
        (words, text) => {
          const profile = {
            ...emptyProfile,
            skills: words.map((word, index) => field(`s${index}`, word)),
            headline: field('h', words.join(' ')),
          }
          const match = matchContent.parse(
            scoreMatch({
              profile,
              preferences: { ...wishes, titles: words.filter((word) => word.trim() !== '') },
              posting: parsePostingText(`Nurse\n${text}`).content,
              today,
            }),
          )
          expect(match.score).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('scores a thousand postings in about a second', () => {
    const prepared = prepareProfile(engineer, wishes, today)
    for (let run = 0; run < 200; run++) scorePrepared(prepared, posting)
    const started = performance.now()
    for (let run = 0; run < 1000; run++) scorePrepared(prepared, posting)
    expect(performance.now() - started).toBeLessThan(8000)
  })
})
