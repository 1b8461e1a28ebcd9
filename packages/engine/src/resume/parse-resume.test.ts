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

const jobsOf = (...lines: string[]) =>
  parseResume(['Ana Silva', 'ana@example.org', '', ...lines].join('\n')).content.experience.map((job) => [
    job.title?.value,
    job.employer?.value,
    job.dates?.from,
    job.dates?.to,
  ])

describe('a job', () => {
  it('of the state keeps its grade in the title', () => {
    expect(
      jobsOf(
        'Experience',
        'Program Analyst, GS-0343-12',
        'U.S. Department of Labor, Washington, DC',
        '03/2019 - Present',
      ),
    ).toEqual([['Program Analyst, GS-0343-12', 'U.S. Department of Labor', '2019-03', 'present']])
  })

  it('under a heading nobody foresaw is not employed by the heading', () => {
    expect(
      jobsOf(
        'Kitchens',
        'Head Chef — Casa Tramuntana, Barcelona (since 2020)',
        '• Menu of 12 dishes',
        'Sous Chef — Fonda Vella, Girona (2016–2020)',
      ),
    ).toEqual([
      ['Head Chef', 'Casa Tramuntana', '2020', 'present'],
      ['Sous Chef', 'Fonda Vella', '2016', '2020'],
    ])
  })

  it.each([
    ['Da marzo 2019 ad oggi', '2019-03', 'present'],
    ['2019 t/m heden', '2019', 'present'],
    ['Μάρτιος 2018 – Σήμερα', '2018-03', 'present'],
    ['FY19 – FY23', '2019', '2023'],
  ])('has dates as in "%s"', (dates, from, to) => {
    expect(jobsOf('Experience', dates, 'Accountant, Acme Ltd, Leeds', '- Closed the books')).toEqual([
      ['Accountant', 'Acme Ltd', from, to],
    ])
  })
})

it.each(['What they taught me', ''])('degrees below the jobs are no jobs, under the heading "%s"', (heading) => {
  const { content } = parseResume(
    `Ana Silva\nana@example.org\n\nExperience\nAgent, Twiga Telecom\nMay 2015 - June 2018\n- Calls\n\n${heading}\nDiploma in Business, Kenya Institute of Management, 2012 - 2014\n`,
  )
  expect(content.experience.map(({ title }) => title?.value)).toEqual(['Agent'])
  expect(content.education.map(({ institution }) => institution?.value)).toEqual(['Kenya Institute of Management'])
})

it('a summary under an unknown heading is no headline', () => {
  const { content } = parseResume(
    'Ana Silva\nLeeds | ana@example.org\n\nIn short\nAccountant with ten years in shipping.\n\nExperience\nAccountant, Acme Ltd, 2019 - 2021\n',
  )
  expect(content.headline).toBeNull()
})

it.each([
  ['DAYTON, OH  45402   (937) 555-0148   ANA@EXAMPLE.ORG', 'DAYTON, OH'],
  ['電話　090-5550-0148\n現住所　〒220-0012 神奈川県横浜市西区みなとみらい2-3', '神奈川県横浜市'],
])('the place in "%s"', (line, place) => {
  const { content } = parseResume(
    `Ana Silva\n${line.replaceAll('\u3000', '  ')}\n\nExperience\nClerk, Acme Ltd, 2019 - 2021\n`,
  )
  expect(content.place?.value).toBe(place)
})

it.each([
  ['Mother tongue(s): Romanian\nOther language(s):\nEnglish', ['Romanian', 'English']],
  ['中文（母语）、英语（流利）', ['中文（母语）', '英语（流利）']],
  ['Αγγλικά (C2), Γαλλικά (B1)', ['Αγγλικά (C2)', 'Γαλλικά (B1)']],
  ['İngilizce (C1), Almanca (B1)', ['İngilizce (C1)', 'Almanca (B1)']],
])('the languages in "%s"', (lines, languages) => {
  const { content } = parseResume(`Ana Silva\nana@example.org\n\nLanguages\n${lines}\n`)
  expect(content.languages.map(({ value }) => value)).toEqual(languages)
})

it('a level in a column of its own is no skill', () => {
  const { content } = parseResume('Ana Silva\nana@example.org\n\nSkills\nAutoCAD\tExcellent\nPrimavera P6\tGood\n')
  expect(content.skills.map(({ value }) => value)).toEqual(['AutoCAD', 'Primavera P6'])
})

it.each([
  ['Tel Aviv, Israel', 'Tel Aviv, Israel', undefined],
  ['Bergen | 915 55 014', 'Bergen', '915 55 014'],
  ['8000 Aarhus C · 20 55 50 14', 'Aarhus C', '20 55 50 14'],
])('place and telephone in "%s"', (line, place, phone) => {
  const { content } = parseResume(`Ana Silva\n${line}\nana@example.org\n\nExperience\nClerk, Acme Ltd, 2019 - 2021\n`)
  expect([content.place?.value, content.phones[0]?.value]).toEqual([place, phone])
})

it('a Korean resume is read, and its months are no telephone numbers', () => {
  const { content } = parseResume(
    `김민지\n서울특별시 마포구 | minji@example.kr\n\n경력\n2019.03 - 현재   주식회사 누리테크   백엔드 개발자\n- 결제 시스템\n\n학력\n2012.03 - 2016.02   한국대학교 컴퓨터공학과 학사\n\n기술\nJava, Spring\n\n외국어\n영어 (비즈니스)\n`,
  )
  expect(content.phones).toEqual([])
  expect(content.experience.map(({ title, employer, dates }) => [title?.value, employer?.value, dates?.to])).toEqual([
    ['백엔드 개발자', '주식회사 누리테크', 'present'],
  ])
  expect(content.education.map(({ institution, degree }) => [institution?.value, degree?.value])).toEqual([
    ['한국대학교', '학사'],
  ])
  expect(content.languages.map(({ value }) => value)).toEqual(['영어 (비즈니스)'])
})

describe('a label below the last job', () => {
  const read = (...lines: string[]) =>
    parseResume(
      ['Ana Silva', 'ana@example.org', '', 'Experience', 'Clerk, Acme Ltd, 2019 - 2021', '- Filed', ...lines].join(
        '\n',
      ),
    ).content

  it('set apart opens a section', () => {
    const content = read('', 'Skills: Python, SEM', 'Awards: Best Clerk (2021)')
    expect(content.skills.map(({ value }) => value)).toEqual(['Python', 'SEM'])
    expect(content.awards.map(({ value }) => value)).toEqual(['Best Clerk (2021)'])
  })

  it('that stands in each job opens none', () => {
    const content = read('', 'Skills: Python', '', 'Typist, Beta Ltd, 2017 - 2019', '- Typed', '', 'Skills: Word')
    expect(content.experience.map(({ title }) => title?.value)).toEqual(['Clerk', 'Typist'])
  })
})

it('a school before a colon is where one studied', () => {
  const { content } = parseResume(
    'Ana Silva\nana@example.org\n\nEducation\nCroydon College: BTEC Level 3 Business (Merit) 2019\n',
  )
  expect(content.education.map(({ institution, degree }) => [institution?.value, degree?.value])).toEqual([
    ['Croydon College', 'BTEC Level 3 Business (Merit)'],
  ])
})

describe('a job of which little is known', () => {
  it('is a title where the others are and a firm follows', () => {
    expect(
      jobsOf(
        'Experience',
        'Engineer, Dacia Forge SRL, Leeds',
        '2018 - 2020',
        '- Moulds',
        '',
        'Fomf, Uzina Vest Ltd, Leeds',
        '2016 - 2018',
        '- Tools',
      ),
    ).toEqual([
      ['Engineer', 'Dacia Forge SRL', '2018', '2020'],
      ['Fomf', 'Uzina Vest Ltd', '2016', '2018'],
    ])
  })

  it('has no employer called 1', () => {
    expect(
      jobsOf(
        'Work Experience',
        '1) Jan 2020 - Present : Guest Relations Supervisor',
        '   Lanna Resort, Chiang Mai',
        '   - Complaints',
      ),
    ).toEqual([['Guest Relations Supervisor', 'Lanna Resort', '2020-01', 'present']])
  })

  it('may last till date', () => {
    expect(
      jobsOf(
        'Work history',
        'Tanker driver at Sahel Fuels Limited from 2017 till date',
        'Bus driver at Kaduna Line from 2012 to 2017',
      ),
    ).toEqual([
      ['Tanker driver', 'Sahel Fuels Limited', '2017', 'present'],
      ['Bus driver', 'Kaduna Line', '2012', '2017'],
    ])
  })

  it('may last to date', () => {
    expect(jobsOf('Experience', 'Humber Homes Ltd    Feb 2019 – to date', 'Site Manager', '- 94 dwellings')).toEqual([
      ['Site Manager', 'Humber Homes Ltd', '2019-02', 'present'],
    ])
  })
})

it('a Ukrainian resume is read', () => {
  const { content } = parseResume(
    'Коваленко Олена Ігорівна\nЛьвів | o.kovalenko@example.ua\n\nДосвід роботи\nВересень 2019 – теперішній час\nБухгалтер, ТОВ «Карпати Плюс», Львів\n- Звітність\n\nОсвіта\nЛьвівський національний університет, бакалавр, 2011 – 2015\n\nМови\nукраїнська, англійська (B1)\n',
  )
  expect(content.experience.map(({ title, employer, dates }) => [title?.value, employer?.value, dates?.from])).toEqual([
    ['Бухгалтер', 'ТОВ «Карпати Плюс»', '2019-09'],
  ])
  expect(content.education.map(({ institution }) => institution?.value)).toEqual([
    'Львівський національний університет',
  ])
  expect(content.languages.map(({ value }) => value)).toEqual(['українська', 'англійська (B1)'])
})

it('a name written small is known by its mailbox', () => {
  const read = (mailbox: string) =>
    parseResume(`jordan blake\n${mailbox}\n\nexperience\nclerk, acme ltd, 2019 - 2021\n`).content.name?.value
  expect([read('jordan.blake@example.com'), read('sales@example.com')]).toEqual(['jordan blake', undefined])
})

it('languages behind a heading and a gap', () => {
  const { content } = parseResume(
    'Ana Silva\nana@example.org\n\nFORMATION\n2016    Master Droit, Université de Lyon\n\nLANGUES        Anglais (courant), vietnamien (notions)\n',
  )
  expect(content.languages.map(({ value }) => value)).toEqual(['Anglais (courant)', 'vietnamien (notions)'])
})

it.each([
  'Diller: İngilizce (C1), Almanca (A2)',
  'Yabancı Dil: İngilizce (C1), Almanca (A2)',
  'DİL\nİngilizce (C1)\nAlmanca (A2)',
])('Turkish languages under "%s"', (lines) => {
  const { content } = parseResume(
    `Mehmet Öztürk\nm@example.com\n\nEĞİTİM\n2015 – 2019 Ege Üniversitesi, Bilgisayar Mühendisliği\n\n${lines}\n`,
  )
  expect(content.languages.map(({ value }) => value)).toEqual(['İngilizce (C1)', 'Almanca (A2)'])
})

it('languages behind their label end the section above', () => {
  const { content } = parseResume(
    'Ana Silva\nana@example.org\n\nEducation\nWAEC, Government Secondary School Kaduna, 2010\nLanguages: Hausa, English\n',
  )
  expect(content.languages.map(({ value }) => value)).toEqual(['Hausa', 'English'])
})

it('levels of languages and what one likes are no skills', () => {
  const { content } = parseResume(
    "Ana Silva\nana@example.org\n\nCOMPÉTENCES\nAutoCAD, Revit\nLangues : anglais (B2), espagnol (A2)\nCENTRES D'INTÉRÊTS\nRugby, randonnée\n",
  )
  expect(content.skills.map(({ value }) => value)).toEqual(['AutoCAD', 'Revit'])
  expect(content.languages.map(({ value }) => value)).toEqual(['anglais', 'espagnol'])
})
