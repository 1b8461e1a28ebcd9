import type { Field } from '@jobpilot/schemas/fields'
import { noPreferences } from '@jobpilot/schemas/preferences'
import { emptyProfile, type ProfileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { parsePostingText } from '../posting/parse-posting-text.ts'
import { scoreMatch } from './score-match.ts'

const field = (id: string, value: string): Field => ({ id, value, span: null, confidence: 1, origin: 'engine' })
const job = (title: string, bullets: string[]): ProfileContent['experience'][number] => ({
  id: `job-${title}`,
  title: field(`t-${title}`, title),
  employer: field(`m-${title}`, 'Oakfield'),
  place: null,
  dates: null,
  bullets: bullets.map((text, index) => field(`b-${index}`, text)),
})
const posting = parsePostingText(`Payroll Engineer
Acme Works

Requirements
- Payroll
- Python
- Kubernetes
- Excel
`).content
const match = (profile: Partial<ProfileContent>) =>
  scoreMatch({ profile: { ...emptyProfile, ...profile }, preferences: noPreferences, posting, today: '2026-02-01' })

describe('what a profile denies', () => {
  const denying = match({
    summary: field('sum', 'Office clerk, learning Kubernetes.'),
    experience: [job('Clerk', ['Was not responsible for payroll.', 'Kept lists in Excel'])],
    skills: [field('s1', 'no Python'), field('s2', 'Microsoft Excel')],
  })

  it('is not counted among the skills', () => {
    const skills = denying.parts.find((part) => part.key === 'skills')
    expect(skills?.explanation).toMatch(
      /has 1 of 4 required skills: Excel\. Not in the profile: Payroll, Python, Kubern/,
    )
    expect(skills?.score).toBeCloseTo(0.25)
  })

  it('is missing, with the words that say so', () => {
    const verdicts = Object.fromEntries(denying.mustHaves.map((verdict) => [verdict.requirement.value, verdict]))
    expect(verdicts.Excel?.verdict).toBe('met')
    for (const [name, quote] of [
      ['Payroll', 'Was not responsible for payroll.'],
      ['Python', 'no Python'],
      ['Kubernetes', 'Office clerk, learning Kubernetes.'],
    ]) {
      const verdict = verdicts[name ?? '']
      expect(verdict?.verdict).toBe('missing')
      expect(verdict?.evidence.map((evidence) => evidence.quote)).toContain(quote)
    }
  })

  it('counts where the person says elsewhere that they have it', () => {
    const both = match({
      experience: [job('Clerk', ['Was not responsible for payroll.']), job('Head', ['Ran payroll for 80 people'])],
    })
    expect(both.mustHaves.find(({ requirement }) => requirement.value === 'Payroll')?.verdict).toBe('met')
  })
})
