import { profileContent } from '@jobpilot/schemas/profile'
import { describe, expect, it } from 'vitest'
import { parseResume } from './parse-resume.ts'

const short = `Sam Lee
sam.lee@example.org

Experience
Backend Engineer, Acme Corp (2023 - Present)
Built the billing service.
`

describe('parseResume', () => {
  it('reads name, contact and a job, each with its place in the text', () => {
    const { content, notices } = parseResume(short)
    expect(content.name?.value).toBe('Sam Lee')
    expect(content.emails.map(({ value }) => value)).toEqual(['sam.lee@example.org'])
    const [job] = content.experience
    expect([job?.title?.value, job?.employer?.value, job?.dates?.from, job?.dates?.to]).toEqual([
      'Backend Engineer',
      'Acme Corp',
      '2023',
      'present',
    ])
    expect(short.slice(job?.employer?.span?.start, job?.employer?.span?.end)).toBe('Acme Corp')
    expect(notices).toEqual([])
    expect(profileContent.parse(content)).toEqual(content)
  })

  it('says when the text holds too little', () => {
    expect(parseResume('hello').notices.map(({ code }) => code)).toContain('too-few-fields')
    expect(parseResume('').content.name).toBeNull()
  })

  it('gives pages when it knows where they begin', () => {
    const { content } = parseResume(short, { pageStarts: [0, short.indexOf('Experience')] })
    expect([content.name?.span?.page, content.experience[0]?.title?.span?.page]).toEqual([1, 2])
  })

  it.each([
    ['山田太郎', '山田太郎'],
    ['Иван Петрович Сидоров', 'Иван Петрович Сидоров'],
    ['محمد علي حسن', 'محمد علي حسن'],
    ['प्रिया शर्मा', 'प्रिया शर्मा'],
    ['Dr. med. Anna-Lena Krüger', 'Anna-Lena Krüger'],
    ['Latoya M. Robinson, RN, BSN', 'Latoya M. Robinson'],
    ['J O H N   S M I T H', 'JOHN SMITH'],
    ['Prof. Dr. José María de la Cruz', 'José María de la Cruz'],
    ["Sinéad O'Connor, PhD, PMP", "Sinéad O'Connor"],
  ])('reads the name in %s', (line, name) => {
    expect(
      parseResume(`${line}\nperson@example.org\n\nExperience\nNurse, City Hospital, 2019 - 2021\n`).content.name?.value,
    ).toBe(name)
  })

  it('keeps sections apart', () => {
    const { content } = parseResume(
      `Ana Silva\nana@example.org\n\nAwards\n- Best Paper, 2020\n\nCertifications\n- PMP, 2019\n\nVolunteer Experience\nCoach, Town Club, 2018 - 2020\n`,
    )
    expect(content.certifications.map(({ value }) => value)).toEqual(['PMP'])
    expect(content.awards.map(({ value }) => value)).toEqual(['Best Paper, 2020'])
    expect(content.experience).toEqual([])
  })

  it('does not lend an employer to freelance work', () => {
    const { content } = parseResume(
      `Ana Silva\nana@example.org\n\nExperience\nAcme Inc\nDesigner\n2018 - 2020\n- Drew icons.\n\nFreelance Designer\n2015 - 2018\n- Drew logos.\n`,
    )
    expect(content.experience.map(({ employer }) => employer?.value ?? null)).toEqual(['Acme Inc', null])
  })
})
