import type { Field } from '@jobpilot/schemas/fields'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { parsePostingText } from '../posting/parse-posting-text.ts'
import { checkClaims } from './check-claims.ts'
import { collectFacts } from './facts.ts'
import { predicateOf } from './first-person.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'engine' })

const profile: ProfileContent = {
  ...emptyProfile,
  name: field('n', 'Rosa Lindqvist'),
  experience: [
    {
      id: 'j1',
      title: field('t1', 'Senior Data Analyst'),
      employer: field('m1', 'Kestrel Water'),
      place: null,
      dates: { ...field('d1', 'x'), text: 'Mar 2019 - Present', from: '2019-03', to: 'present' },
      bullets: [
        field('b1', 'Led a team of 4 analysts'),
        field('b2', 'Cut reporting time by 35% by moving 12 dashboards to Tableau'),
      ],
    },
  ],
  education: [
    {
      id: 'e1',
      institution: field('i1', 'Uppsala University'),
      degree: field('g1', 'M.Sc. in Statistics'),
      fieldOfStudy: null,
      place: null,
      dates: null,
      details: [],
    },
  ],
  skills: [field('s1', 'SQL'), field('s2', 'Tableau')],
  certifications: [field('c1', 'Google Cloud Professional Data Engineer')],
}
const company = {
  url: null,
  title: 'Fernhill',
  siteName: 'Fernhill',
  text: 'Fernhill plans bus routes for 30 towns. We publish our timetables openly.',
}
const facts = collectFacts({ profile, posting: null, company, request: { recipientName: 'Dana Cole' } })
const check = (sentence: string) => checkClaims(sentence, facts, { profile, today: '2026-02-01' })

describe('checkClaims', () => {
  it.each([
    'Dear Dana Cole,',
    'Would a 15-minute call next week suit you?',
    'Thank you for your time.',
    'I would be glad to tell you more.',
    'May I send you my resume?',
    'Best regards,',
    'I led a team of four analysts at Kestrel Water.',
    'At Kestrel Water, I cut reporting time by 35% by moving 12 dashboards to Tableau.',
    'I have six years of experience.',
    "I'm a senior data analyst, now at Kestrel Water.",
    'I hold an M.Sc. in Statistics from Uppsala University.',
    "I hold a master's degree in statistics.",
    'Your site says that Fernhill plans bus routes for 30 towns.',
    'I work with SQL and Tableau every day.',
    'Shall we talk?',
    'What you do for towns matters to me.',
  ])('lets through what is so: %s', (sentence) => {
    expect(check(sentence)).toMatchObject({ supported: true, unsupported: [] })
  })

  it.each([
    ['I led a team of 40 analysts.', '40'],
    ['I led a team of forty analysts.', 'forty'],
    ['I cut reporting time by 53%.', '53'],
    ['I have fifteen years of experience.', 'fifteen'],
    ['I worked at Google for a year.', 'Google'],
    ['I hold a PhD from Uppsala University.', 'PhD'],
    ['I studied at Harvard University.', 'Harvard University'],
    ['I know Snowflake and SQL.', 'Snowflake'],
    ['I was a director at Kestrel Water.', 'director'],
    ['I joined Kestrel Water in 2012.', '2012'],
    ['I am an award-winning analyst.', 'award-winning'],
    ['I saved $2M a year.', '$2M'],
    ['I doubled revenue at Kestrel Water.', 'doubled'],
    ['Fernhill plans bus routes for 300 towns.', '300'],
    ['I managed warehouse budgets and negotiated freight contracts.', 'managed'],
  ])('refuses what is not: %s', (sentence, word) => {
    const { supported, unsupported } = check(sentence)
    expect(supported).toBe(false)
    if (word !== 'managed') expect(unsupported.join('|')).toContain(word)
  })

  it('cites what a sentence rests on', () => {
    expect(check('I cut reporting time by 35%.').sources[0]?.fieldId).toBe('b2')
    expect(check('Fernhill plans bus routes for 30 towns.').sources[0]?.side).toBe('company')
  })
})

describe('what the profile denies', () => {
  const denying: ProfileContent = {
    ...profile,
    summary: field('sum', 'Analyst with SQL, learning Kubernetes.'),
    experience: profile.experience.map((job) => ({
      ...job,
      bullets: [
        ...job.bullets,
        field('b9', 'Was not responsible for payroll.'),
        field('b8', 'Not only SQL but also Go'),
      ],
    })),
    skills: [...profile.skills, field('s9', 'no Python')],
  }
  const posting = parsePostingText('Payroll Engineer\nAcme\n\nRequirements\n- Payroll\n- Python\n- Kubernetes\n')
  const known = collectFacts({ profile: denying, posting, company: null, request: {} })

  it.each([
    'I bring payroll.',
    'Of what the posting asks for, I bring Python and SQL.',
    'I have used Kubernetes for years.',
    'The posting names Python, all of which are on my resume.',
  ])('is no source: %s', (sentence) => {
    expect(checkClaims(sentence, known, { profile: denying, today: '2026-02-01' }).supported).toBe(false)
  })

  it.each(['I saw that you are looking for Python.', 'I work with SQL and Go.', 'You list Kubernetes.'])(
    'lets stand: %s',
    (sentence) => {
      expect(checkClaims(sentence, known, { profile: denying, today: '2026-02-01' }).unsupported).toEqual([])
    },
  )
})

describe('predicateOf', () => {
  it.each([
    ['Cut p99 latency 35% by removing queries.', false, 'cut p99 latency 35% by removing queries'],
    ['Managing a budget of $2M', false, 'managed a budget of $2M'],
    ['Manages 4 stores', true, 'manage 4 stores'],
    ['Lead 6-person team', false, 'led a 6-person team'],
    ['Responsible for payroll of 80 people', true, 'am responsible for payroll of 80 people'],
    ['Design and maintain the intranet', false, 'designed and maintained the intranet'],
    ['Owned the pipeline; eliminated a class of bugs', false, 'owned the pipeline and eliminated a class of bugs'],
    ['Open-sourced the demo — 200+ stars', false, 'open-sourced the demo (200+ stars)'],
    ['Built and maintained internal billing service.', false, 'built and maintained an internal billing service'],
  ])('turns %s into the first person', (bullet, isCurrent, expected) => {
    expect(predicateOf(bullet, isCurrent, 24)).toBe(expected)
  })

  it('leaves alone what does not begin with a verb', () => {
    expect(predicateOf('Constraint solver in TypeScript, deployed on Vercel', false, 24)).toBeUndefined()
    expect(predicateOf('40+ beta users', false, 24)).toBeUndefined()
  })
})
