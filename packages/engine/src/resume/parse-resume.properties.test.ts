import type { SourceSpan } from '@jobpilot/schemas/fields'
import { profileContent } from '@jobpilot/schemas/profile'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseResume } from './parse-resume.ts'

const bare = (text: string): string => text.replace(/\s+/gu, '')

/** Every value with its span, wherever it stands in the profile. */
function valuesOf(node: unknown): { value: string; span: SourceSpan }[] {
  if (Array.isArray(node)) return node.flatMap(valuesOf)
  if (typeof node !== 'object' || node === null) return []
  if ('value' in node && 'span' in node) return [node as { value: string; span: SourceSpan }]
  return Object.values(node).flatMap(valuesOf)
}

const fragments = fc.constantFrom(
  'EXPERIENCE',
  'Education',
  'Skills: Go, SQL',
  'Senior Engineer — Acme GmbH',
  '2019 - Present',
  'Jan 2020',
  '- Built things,',
  'University of Leeds',
  'BSc (Hons) Physics',
  '(((',
  '((a)',
  ')))',
  ' | ',
  '\t',
  '   ',
  '•',
  'a@b.co',
  '+1 415 555 0142',
  'Zoë Müller',
  'Languages',
  'English (C2), 日本語',
  '’19',
  "Jun '",
  '年',
  '---',
  '...',
  'A'.repeat(300),
  '1. X',
  'Publications',
  'http://',
  'Projects',
  'and',
  '(',
  ',,,,',
  'of',
)
const resumeLike = fc
  .array(fc.oneof(fragments, fc.string({ unit: 'grapheme', maxLength: 40 })), { maxLength: 40 })
  .map((lines) => lines.join('\n'))

describe('whatever the text', () => {
  it('never throws, stays within the schema, and takes every value from its span', () => {
    fc.assert(
      fc.property(resumeLike, (text) => {
        const { content } = parseResume(text)
        expect(profileContent.safeParse(content).success).toBe(true)
        for (const { value, span } of valuesOf(content)) {
          expect(span.start).toBeLessThan(span.end)
          expect(bare(text.slice(span.start, span.end))).toBe(bare(value))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives every field its own id', () => {
    fc.assert(
      fc.property(resumeLike, (text) => {
        const ids: string[] = []
        JSON.stringify(parseResume(text).content, (key, value: unknown) => {
          if (key === 'id' && typeof value === 'string') ids.push(value)
          return value
        })
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['one line without end', 'a '.repeat(200_000)],
    ['open brackets', '('.repeat(200_000)],
    ['digits and separators', '1 - '.repeat(100_000)],
    ['many headings', 'Experience\n'.repeat(30_000)],
    ['many dated lines', 'Engineer, Acme, 2019 - 2020\n'.repeat(10_000)],
    ['dots and letters', `${'a.'.repeat(150_000)}@`],
    ['commas', `Skills\n${'a, '.repeat(100_000)}`],
    ['blanks', ' \t'.repeat(200_000)],
    ['dashes', '-'.repeat(300_000)],
    ['capitals and colons', 'Ab: '.repeat(100_000)],
  ])('stays fast on %s', (_name, text) => {
    const started = performance.now()
    parseResume(text)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
