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
    const contact = 'Sam Lee\nLondon, UK\nsam.lee@example.org\n+44 20 7946 0958\ngithub.com/sam-lee\n'
    expect(parseResume(contact).notices.map(({ code }) => code)).toEqual(['too-few-fields'])
  })

  it.each([
    ['after a name in the table', ['Name    Anna Schmidt', 'E-mail    anna@example.org', 'Address    Berlin, Germany']],
    ['under a name of its own', ['Anna Schmidt', 'Phone    +49 30 901820', 'Place    Berlin, Germany']],
  ])('reads a table of labels and values %s', (_name, head) => {
    const rows = [
      'Experience    Senior Accountant, Acme GmbH, 2019 - 2023',
      'Accountant, Beta AG, 2015 - 2018',
      'Education    BSc Economics, University of Leeds, 2015',
      'Skills    Excel, SAP, SQL',
    ]
    const { content } = parseResume([...head, ...rows].join('\n'))
    expect([content.name?.value, content.place?.value]).toEqual(['Anna Schmidt', 'Berlin, Germany'])
    expect(content.experience.map(({ title, employer }) => [title?.value, employer?.value])).toEqual([
      ['Senior Accountant', 'Acme GmbH'],
      ['Accountant', 'Beta AG'],
    ])
    expect(content.education.map(({ institution }) => institution?.value)).toEqual(['University of Leeds'])
    expect(content.skills.map(({ value }) => value)).toEqual(['Excel', 'SAP', 'SQL'])
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

it.each(['09/2014 – 02/2019', '9.2014-12.2019'])(
  'reads no telephone number in months and years under a heading it does not know: %s',
  (range) => {
    const text = `ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΥ
Θεσσαλονίκη | eleni.p@example.gr | +30 231 000 0000

ΕΠΑΓΓΕΛΜΑΤΙΚΗ ΕΜΠΕΙΡΙΑ
03/2019 – σήμερα   Senior Backend Engineer, Ακρόπολις Software, Θεσσαλονίκη
 • Go, PostgreSQL, Kubernetes, gRPC · μείωση κόστους 30 %
${range}  Java Developer, Helios AE, Athens
 • Spring Boot, Oracle

ΕΚΠΑΙΔΕΥΣΗ
2009 – 2014 Δίπλωμα Πληροφορικής, ΑΠΘ

ΓΛΩΣΣΕΣ: Ελληνικά, English (C1)
`
    expect(parseResume(text).content.phones.map(({ value }) => value)).toEqual(['+30 231 000 0000'])
  },
)
