import { type ParsedPosting, parsedPosting } from '@jobpilot/schemas/posting'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePostingHtml } from './parse-posting-html.ts'
import { parsePostingText } from './parse-posting-text.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function expectTrue({ text, content }: ParsedPosting): void {
  const asWritten = [
    content.title,
    content.employer,
    content.remoteScope,
    ...content.places,
    ...content.mustHaves,
    ...content.niceToHaves,
    ...content.responsibilities,
    ...content.about,
  ]
  for (const field of asWritten) {
    if (field === null) continue
    expect(field.span).not.toBeNull()
    expect(plain(text.slice(field.span?.start, field.span?.end))).toBe(field.value)
  }
  const all = [...asWritten, content.workMode, content.employmentType, content.seniority, ...content.skills]
  for (const field of all) {
    if (field?.span == null) continue
    expect(field.span.start).toBeLessThan(field.span.end)
    expect(field.span.end).toBeLessThanOrEqual(text.length)
  }
  for (const part of [content.salary, content.experienceYears]) {
    if (part?.span != null) expect(plain(text.slice(part.span.start, part.span.end))).toBe(plain(part.quote))
  }
}

const fragment = fc.constantFrom(
  'Senior Data Engineer',
  'Pflegefachkraft (m/w/d)',
  'Requirements',
  'Ihr Profil',
  '- 5+ years of experience with Kafka, Foobarly and SQL',
  'Location: Berlin / Remote (EU)',
  '€60.000 – 80.000 p.a.',
  'About Acme',
  'At Acme, we build.',
  'Nice to have:',
  '* A CPA is a plus',
  '$135K–$160K',
  '\n',
  '\n\n',
  'You will own things',
  'Remote - Canada',
  '401(k) and $50M Series B',
  'Apply now',
  'Join Acme as a nurse.',
  'Hybrid, 2 days Berlin',
)

describe('whatever the text', () => {
  it('gives only values that stand in it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 4, arbitrary: fragment },
            { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
          ),
          { maxLength: 24 },
        ),
        fc.constantFrom('\n', ' ', '\r\n', '\n\n'),
        (parts, joint) => {
          const parsed = parsePostingText(parts.join(joint))
          expect(parsedPosting.safeParse(parsed).success).toBe(true)
          expectTrue(parsed)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('reads any page without throwing', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"JobPosting","title":',
      '"x"}',
      '&lt;b&gt;',
      '<nav>',
      '<h1>Nurse</h1>',
      '<!--',
      ']]>',
      '<div',
      '"',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fragment, fc.string({ maxLength: 20 })), { maxLength: 25 }), (parts) => {
        const parsed = parsePostingHtml(parts.join(''), 'https://jobs.example/')
        expect(parsedPosting.safeParse(parsed).success).toBe(true)
        expectTrue(parsed)
      }),
      { numRuns: 80 },
    )
  })

  it('reads JSON-LD values of any kind without throwing', () => {
    const posting = fc.record({
      '@type': fc.constant('JobPosting'),
      title: fc.anything(),
      description: fc.anything(),
      baseSalary: fc.anything(),
      jobLocation: fc.anything(),
      hiringOrganization: fc.anything(),
      datePosted: fc.anything(),
      employmentType: fc.anything(),
    })
    fc.assert(
      fc.property(fc.jsonValue(), posting, (other, value) => {
        const json = JSON.stringify([other, value], (_, entry: unknown) =>
          typeof entry === 'bigint' ? String(entry) : entry,
        )
        const parsed = parsePostingHtml(
          `<script type="application/ld+json">${json.replace(/</g, '\\u003c')}</script>`,
          'https://jobs.example/',
        )
        expect(parsedPosting.safeParse(parsed).success).toBe(true)
        expectTrue(parsed)
      }),
      { numRuns: 80 },
    )
  })

  const hostile: readonly (readonly [string, string])[] = [
    ['letters', 'a'],
    ['angles', '<'],
    ['brackets', '('],
    ['capital list', 'A, '],
    ['digits', '1,'],
    ['dollars', '$1 '],
    ['labels', 'X: '],
    ['capitals', 'Aa Bb '],
    ['at', 'at Foo Bar '],
    ['bullets', ' • a'],
    ['spaces', ' '],
    ['newlines', '\n'],
    ['dashes', '- '],
    ['headings', 'Requirements: '],
    ['years', '5 years '],
    ['looking', 'looking for a '],
    ['commas', ','],
    ['dots', 'a. A'],
    ['remote', 'Remote - '],
    ['slashes', '/'],
  ]
  for (const [name, piece] of hostile) {
    it(`reads 100 kB of ${name} in one line quickly`, () => {
      const started = performance.now()
      expectTrue(parsePostingText(piece.repeat(Math.ceil(100_000 / piece.length))))
      expect(performance.now() - started).toBeLessThan(8000)
    })
  }

  it('survives 50,000 nested elements and says what to do with an empty application shell', () => {
    expect(parsePostingHtml('<div>'.repeat(50_000), 'x').content.title).toBeNull()
    expect(
      parsePostingHtml('<div id="root"></div><script src="a.js"></script>', 'x').unread.map((notice) => notice.code),
    ).toContain('script-only-page')
    expect(
      parsePostingHtml('<form><input type="password"></form><p>Please sign in to view this job</p>', 'x').unread.map(
        (notice) => notice.code,
      ),
    ).toContain('login-wall')
  })
})
