import { describe, expect, it } from 'vitest'
import { parsePostingText } from './parse-posting-text.ts'

describe('an employer', () => {
  it.each([
    ['Company: A', 'A'],
    ['Hiring company: Globex', 'Globex'],
    ['Name of company: Globex', 'Globex'],
    ['Contact person: Jane Roe', undefined],
    ['Reports to: Head of IT', undefined],
  ])('in "%s" is read without its label', (line, employer) => {
    const { content, text } = parsePostingText(`Engineer\n${line}\nLocation: Berlin\n\nRequirements\n- You know Go`)
    expect(content.employer?.value).toBe(employer)
    if (content.employer) expect(text.slice(content.employer.span?.start, content.employer.span?.end)).toBe(employer)
  })
})

describe('the language', () => {
  it.each([
    ['keys pressed at random', 'asdf qwer zxcv uiop hjkl bnm tyui ghjk dfgh cvbn wert sdfg xcvb erty fghj '.repeat(3)],
    ['made-up words', 'blorp gnarf wibble zonk frobnicate quux garply waldo fred plugh xyzzy thud snarf '.repeat(3)],
    ['a language it does not know', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.'],
    ['a few words', 'Engineer at Acme in Berlin'],
  ])('of %s stays open', (_name, text) => {
    expect(parsePostingText(text).content.language).toBeNull()
  })

  it.each([
    [
      'de',
      'Wir suchen eine Köchin für unser Haus in Kiel. Du arbeitest mit einem kleinen Team und der Dienst endet um drei.',
    ],
    [
      'pl',
      'Szukamy osoby do pracy w dziale finansów. Oferujemy umowę na czas nieokreślony oraz pracę z domu i szkolenia.',
    ],
    [
      'tr',
      'Ekibimiz için deneyimli bir yazılım geliştirici arıyoruz. Uzaktan çalışma ve esnek saatler bu iş ile gelir.',
    ],
    ['ru', 'Мы ищем разработчика в команду. Вы будете писать код и проверять чужой код каждый день.'],
  ])('%s is told by its sentences', (language, text) => {
    expect(parsePostingText(text).content.language).toBe(language)
  })
})

it.each([
  ['Praca hybrydowa', 'hybrid'],
  ['Praca zdalna', 'remote'],
  ['Télétravail complet', 'remote'],
  ['Arbeit vor Ort', 'onsite'],
])('%s is work that is %s', (line, mode) => {
  expect(parsePostingText(`SQL Developer\nAcme\n\n${line}\n\nRequirements\n- SQL`).content.workMode?.value).toBe(mode)
})
