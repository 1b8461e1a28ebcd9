import type { Field } from '@jobpilot/schemas/fields'
import { tones } from '@jobpilot/schemas/outreach'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { isBadNews, tellsOfFailing } from './bad-news.ts'
import { composeLetter } from './compose-letter.ts'
import { type ComposeMailInput, composeMail } from './compose-mail.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'engine' })
const profile: ProfileContent = {
  ...emptyProfile,
  name: field('n', 'Ada Quill'),
  experience: [
    {
      id: 'j1',
      title: field('t1', 'Project Manager'),
      employer: field('m1', 'Oakfield'),
      place: null,
      dates: null,
      bullets: [
        field('b1', 'Failed 3 audits in 2019 and cut the project budget by 40%'),
        field('b2', 'Missed 12 delivery deadlines for the project'),
        field('b3', 'Led a project of 9 people to an early launch'),
        field('b4', 'Managed a project budget of $2M despite two reprimands'),
      ],
    },
  ],
}
const bad = [
  'Our CEO resigned in a fraud scandal last year.',
  'We laid off 300 people in March.',
  'We are not hiring at the moment.',
  'Our main plant closed after an accident.',
  'We are under investigation by the regulator.',
  'Our customers voted us the worst carrier in 2024.',
]
const input = (text: string): ComposeMailInput => ({
  profile,
  posting: null,
  company: { url: null, title: 'Norfields', siteName: 'Norfields', text },
  recipient: { name: 'Dana Cole', role: null },
  tone: 'professional',
  goal: 'introduce',
  painPoint: null,
  links: [],
  today: '2026-02-01',
})

describe('bad news of a company', () => {
  it.each(bad)('is no reason to write: %s', (line) => {
    expect(isBadNews(line)).toBe(true)
    for (const tone of tones) {
      const said = line.split(' ').slice(-3).join(' ').replace('.', '')
      expect(composeMail({ ...input(line), tone }).body).not.toContain(said)
      expect(composeLetter({ ...input(line), tone, recipient: null }).body).not.toContain(said)
    }
  })

  it.each([
    'We care for 90,000 patients a year.',
    'We help banks fight fraud.',
    'We build closed-loop recycling plants.',
    'Our emergency department opened a new triage wing in 2025.',
    'We run ferries between forty islands without accidents.',
  ])('is not seen in: %s', (line) => {
    expect(isBadNews(line)).toBe(false)
  })

  it('leaves the better line of the page', () => {
    expect(composeMail(input(`${bad[0]} We run ferries between forty islands.`)).body).toContain('forty islands')
  })
})

describe('own failings', () => {
  it('are offered neither as proof nor as a value proposition', () => {
    const mail = composeMail(input('We run ferries between forty islands.'))
    const letter = composeLetter({ ...input('We run ferries.'), recipient: null })
    const offered = [mail.body, letter.body, ...mail.valuePropositions.map((proposition) => proposition.text)].join(
      '\n',
    )
    expect(offered).toContain('led a project of 9 people')
    expect(offered).not.toMatch(/audits|deadlines|reprimands/)
  })

  it('are no certifications either', () => {
    const certifications = ['PMP (in progress)', 'Failed the CPA exam', 'BLS, expired 2021', 'PRINCE2 Practitioner']
    const holder = { ...profile, certifications: certifications.map((text, index) => field(`c${index}`, text)) }
    const from = { ...input('We run ferries between forty islands.'), profile: holder }
    const offered = `${composeMail(from).body}\n${composeLetter({ ...from, recipient: null }).body}`
    expect(offered).toContain('PRINCE2')
    expect(offered).not.toMatch(/PMP|CPA|BLS/)
  })

  it('are told from what was done besides', () => {
    expect(tellsOfFailing('Wrote not only the code but also the manual')).toBe(false)
    expect(tellsOfFailing('Was unable to finish the migration')).toBe(true)
    for (const won of [
      'Introduced contract tests; failed deployments fell by 40%',
      'Reduced missed deliveries by a third',
    ])
      expect(tellsOfFailing(won)).toBe(false)
    for (const lost of ['Failed to reach the target of 30% growth', 'Reports failed while revenue fell'])
      expect(tellsOfFailing(lost)).toBe(true)
  })
})
