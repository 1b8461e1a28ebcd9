import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownLine } from '../text/known-line.ts'
import { findSkills } from './find-skills.ts'
import { areRelatedSkills, normaliseSkill, skillKey } from './normalise-skill.ts'
import { findNamedTools } from './open-vocabulary.ts'

const named = (text: string) => findSkills(text).map((skill) => skill.canonical)

describe('findSkills', () => {
  it.each([
    ['Strong proficiency in Go and Python.', ['Go', 'Python']],
    ['C/C++, Bash, C#/.NET and Node.js', ['C', 'C++', 'Bash', 'C#', '.NET', 'Node.js']],
    ['ACLS, BLS and IV therapy', ['ACLS', 'BLS', 'IV therapy']],
    ['US GAAP, month-end close and FP&A', ['GAAP', 'Month-end close', 'FP&A']],
    ['React Native, React and Redux', ['React Native', 'React', 'Redux']],
    ['Skills: R', ['R']],
  ])('reads %s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each([
    'Go beyond what is asked',
    'We react to change',
    'Excel at your work',
    'A Series C round',
    'R&D teams',
    'Teams that Go Further Together',
    "I'm a person",
    'a swift decision',
    'the rust on the gate',
  ])('takes plain English for what it is: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it('gives spans that lie in the text, in order', () => {
    const word = fc.constantFrom(
      'Go',
      'Python',
      'and',
      ',',
      '.',
      'react',
      'C',
      '++',
      '/',
      'node',
      'js',
      '\n',
      'AWS',
      'é',
      '🙂',
      'Excel',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ')
        let last = 0
        for (const { start, end } of findSkills(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
    )
  })

  it('reads a long text in linear time', () => {
    const started = performance.now()
    findSkills('amazon web services and google cloud platform '.repeat(4000))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('normaliseSkill', () => {
  it('knows aliases and keeps what it does not know', () => {
    expect(normaliseSkill('postgres')).toBe('PostgreSQL')
    expect(normaliseSkill('k8s')).toBe('Kubernetes')
    expect(normaliseSkill('Python (advanced)')).toBe('Python')
    expect(normaliseSkill('  Foobarly 3 ')).toBe('Foobarly 3')
    expect(skillKey('NodeJS')).toBe(skillKey('Node.js'))
  })

  it('knows neighbours', () => {
    expect(areRelatedSkills('Postgres', 'MySQL')).toBe(true)
    expect(areRelatedSkills('Postgres', 'ACLS')).toBe(false)
  })
})

describe('findNamedTools', () => {
  it('finds names in lists after words that introduce tools', () => {
    const names = (line: string) => findNamedTools(knownLine(line), false).map((tool) => tool.name)
    expect(names('Experience with Statsig, Foobarly or Quantaflow')).toEqual(['Statsig', 'Foobarly', 'Quantaflow'])
    expect(names('Familiarity with payment tools (Zuploid, Kettlehub)')).toEqual(['Zuploid', 'Kettlehub'])
    expect(names('Bachelor degree in Economics from a University')).toEqual([])
    expect(names('You can work on a Saturday in May')).toEqual([])
  })

  it('takes no capital for a name in German', () => {
    expect(findNamedTools(knownLine('Erfahrung mit Buchhaltung, Controlling und Planung'), true)).toEqual([])
  })
})

describe('names that are neighbours, not the same', () => {
  it.each([
    ['Midwifery', 'Labor and delivery'],
    ['NEBOSH', 'Health and safety'],
    ['British Sign Language', 'American Sign Language'],
    ['FINRA', 'Series 7'],
    ['Quality management', 'ISO 9001'],
    ['LCSW', 'Social work'],
    ['Dental assisting', 'Dental hygiene'],
    ['Underwriting', 'Credit analysis'],
    ['Due diligence', 'Mergers and acquisitions'],
    ['Equities', 'Derivatives'],
    ['SPHR', 'PHR'],
    ['Westlaw', 'Legal research'],
    ['FHIR', 'HL7'],
    ['TS/SCI', 'SC clearance'],
    ['pgvector', 'Pinecone'],
    ['PL/SQL', 'Oracle Database'],
    ['GitLab', 'GitLab CI'],
    ['KiCad', 'PCB design'],
  ])('%s is not %s', (one, other) => {
    const [found, ...more] = findSkills(`Knows ${one}.`)
    expect(more).toEqual([])
    expect(found?.canonical).not.toBe(other)
    expect(found?.canonical).not.toBe(findSkills(`Knows ${other}.`)[0]?.canonical)
    expect(areRelatedSkills(one, other)).toBe(true)
  })
})

describe('languages and trades in other words', () => {
  it.each([
    ['İyi derecede İngilizce (C1)', ['English']],
    ['język angielski i niemiecki', ['English', 'German']],
    ['Flytande engelska och tyska', ['English', 'German']],
    ['Abgeschlossene Lehre als Konditor', []],
    ['Erfahrung in Forschung und Lehre', ['Teaching']],
    ["Maîtrise d'Excel", ['Excel']],
    ['Goでの開発、C言語', ['Go', 'C']],
    ['إجادة Excel و SAP', ['Excel', 'SAP']],
    ['уверенное владение Excel и английским', ['Excel']],
    ['dobrá znalost Excel', ['Excel']],
    ['iyi derecede Excel bilgisi', ['Excel']],
    ['geros Excel žinios', ['Excel']],
  ])('%s', (text, names) => {
    expect(findSkills(text).map(({ canonical }) => canonical)).toEqual(names)
  })
})
