import { describe, expect, it } from 'vitest'
import { withoutMarkdown } from './markdown-text.ts'
import { parseDocument } from './parse-document.ts'
import { readResumeText } from './read-resume.ts'

const resume = `# Lena Hartmann
**Backend Engineer** | Berlin, Germany
[lena@example.org](mailto:lena@example.org) | [GitHub](https://github.com/lena-h)

## Experience

### Senior Engineer — Acme GmbH
*Jan 2019 – Present*, Berlin

- Rebuilt the **label-printing** service

### Backend Engineer — Zahlwerk AG

*Sep 2015 – Dec 2018*, Hamburg

- Built the reconciliation job

## Education
**M.Sc. Computer Science**, Kiel University, 2015

## Skills

| Area | Tools |
|------|-------|
| Languages | TypeScript, Go |
| Data | PostgreSQL, Redis |
`

describe('a resume in Markdown', () => {
  it.each([
    ['pasted', () => Promise.resolve(readResumeText(resume))],
    ['uploaded', () => parseDocument(new Uint8Array(Buffer.from(resume)))],
  ])('%s is read like any other, with spans into the text that is kept', async (_way, read) => {
    const { text, content } = await read()
    expect(content.name?.value).toBe('Lena Hartmann')
    expect(content.headline?.value).toBe('Backend Engineer')
    expect(content.place?.value).toBe('Berlin, Germany')
    expect(content.links.map(({ value }) => value)).toEqual(['https://github.com/lena-h'])
    expect(
      content.experience.map(({ title, employer, place, dates }) => [
        title?.value,
        employer?.value,
        place?.value,
        dates?.from,
        dates?.to,
      ]),
    ).toEqual([
      ['Senior Engineer', 'Acme GmbH', 'Berlin', '2019-01', 'present'],
      ['Backend Engineer', 'Zahlwerk AG', 'Hamburg', '2015-09', '2018-12'],
    ])
    expect(content.education[0]?.institution?.value).toBe('Kiel University')
    expect(content.skills.map(({ value }) => value)).toEqual(['TypeScript', 'Go', 'PostgreSQL', 'Redis'])
    for (const { value, span } of [...content.skills, ...content.links])
      expect(text.slice(span?.start, span?.end)).toBe(value)
  })
})

describe('withoutMarkdown', () => {
  it.each([
    ['**Acme Ltd** — __Manager__', 'Acme Ltd — Manager'],
    ['**A** [Acme GmbH](https://acme.example) was good', 'A Acme GmbH was good'],
    ['**A** **B** snake_case_name and 2 * 3 * 4', 'A B snake_case_name and 2 * 3 * 4'],
    ['**Tools:** `Go`, C#\n* **one**\n* two', 'Tools: Go, C#\n* one\n* two'],
  ])('%s', (written, plain) => {
    expect(withoutMarkdown(written)).toBe(plain)
  })

  it('leaves other text alone', () => {
    const plain = 'Sam Lee\n* Built *one* thing in C#\n# 5 of the class\n| a | b |\n'
    expect(withoutMarkdown(plain)).toBe(plain)
  })

  it('leaves a line without end as it is', () => {
    for (const part of ['**a ', '[', '[a](', '| ', '_ ', '*a ', '__a'])
      expect(withoutMarkdown(`# A\n# B\n${part.repeat(100_000)}`)).toBe(`A\n\nB\n${part.repeat(100_000)}`)
  })
})
