import { describe, expect, it } from 'vitest'
import { findDisclaimedSkills, findHeldSkills, withoutDisclaimed } from './disclaimed-words.ts'

const held = (text: string) => findHeldSkills(text).map((skill) => skill.canonical)
const denied = (text: string) => findDisclaimedSkills(text).map((skill) => skill.canonical)

describe('words that deny a skill', () => {
  it.each([
    ['Was not responsible for payroll.', ['Payroll']],
    ['no Python', ['Python']],
    ['No Python, Java or Kubernetes', ['Python', 'Java', 'Kubernetes']],
    ['No experience with Docker, Terraform and AWS', ['Docker', 'Terraform', 'AWS']],
    ['no Python experience', ['Python']],
    ['learning Kubernetes', ['Kubernetes']],
    ['Currently learning TypeScript and Docker', ['TypeScript', 'Docker']],
    ['I want to learn Terraform.', ['Terraform']],
    ['Would like to work with Kubernetes', ['Kubernetes']],
    ['Basic interest in machine learning', ['Machine learning']],
    ['I have never used Salesforce or HubSpot', ['Salesforce', 'HubSpot']],
    ["I don't know Java", ['Java']],
    ['Lack of Excel skills', ['Excel']],
    ['without Docker', ['Docker']],
    ['Used spreadsheets instead of QuickBooks', ['QuickBooks']],
    ['Python: none', ['Python']],
    ['Kubernetes (learning)', ['Kubernetes']],
    ['Payroll was not part of the job', ['Payroll']],
    ['Failed the CPA exam', ['CPA']],
    ['Unfamiliar with Kubernetes', ['Kubernetes']],
    ['Keine Erfahrung mit Python und Docker', ['Python', 'Docker']],
    ['kein Python', ['Python']],
    ['Verwaltung ohne Docker', ['Docker']],
    ['Python kann ich nicht', ['Python']],
    ['Have not yet used Docker', ['Docker']],
    ['Ich lerne gerade Python', ['Python']],
    ['Know nothing about Docker', ['Docker']],
    ['Had no involvement in payroll', ['Payroll']],
    ['Goal: learn Kubernetes', ['Kubernetes']],
    ['hardly any Docker', ['Docker']],
    ['sans Python', ['Python']],
    ["Pas d'expérience en Docker", ['Docker']],
    ['pas de Kubernetes', ['Kubernetes']],
    ['Sin experiencia en Docker', ['Docker']],
  ])('%s', (text, names) => {
    expect(denied(text)).toEqual(names)
    expect(held(text)).toEqual([])
  })

  it.each([
    ['Wrote not only Python but also Kubernetes operators', ['Python', 'Kubernetes']],
    ['Moved MySQL to PostgreSQL without downtime', ['MySQL', 'PostgreSQL']],
    ['Without downtime, moved MySQL to PostgreSQL', ['MySQL', 'PostgreSQL']],
    ['Never missed a payroll', ['Payroll']],
    ['Machine learning with Python', ['Machine learning', 'Python']],
    ['Deep learning, Python, Docker', ['Deep learning', 'Python', 'Docker']],
    ['Worked in a not-for-profit, doing payroll', ['Payroll']],
    ['Led the move to Kubernetes with no lost orders', ['Kubernetes']],
    ['Experiência no Excel e em Python', ['Excel', 'Python']],
    ['Was not a manager, but wrote Python and Terraform', ['Python', 'Terraform']],
    ['Did not travel. Ran payroll for 80 people.', ['Payroll']],
    ['Interested in using my Python at a hospital', ['Python']],
    ['Java (no framework), Docker', ['Java', 'Docker']],
    ['SEM, SEO, Python', ['Paid search', 'SEO', 'Python']],
    ['Taught Java instead of retiring', ['Java']],
  ])('lets count what is said to be held: %s', (text, names) => {
    expect(held(text)).toEqual(names)
  })

  it('tells the two apart within one line', () => {
    expect([
      held('Skilled in Java (no Spring Boot), Docker'),
      denied('Skilled in Java (no Spring Boot), Docker'),
    ]).toEqual([['Java', 'Docker'], ['Spring Boot']])
    expect([held('Python, but no Docker'), denied('Python, but no Docker')]).toEqual([['Python'], ['Docker']])
  })

  it('takes the denied words out of what a statement can rest on', () => {
    expect(withoutDisclaimed('Led sales. Was not responsible for underwater welding.')).not.toMatch(/welding/)
    expect(withoutDisclaimed('Led sales.')).toBe('Led sales.')
  })

  it('stays linear on hostile text', () => {
    const started = performance.now()
    held('not no without learning, '.repeat(2_000))
    held(`no ${'a, '.repeat(10_000)} Python`)
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})
