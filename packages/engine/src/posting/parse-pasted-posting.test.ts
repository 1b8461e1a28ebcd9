import { describe, expect, it } from 'vitest'
import { parsePastedPosting } from './parse-pasted-posting.ts'

const body = `<h1>Backend Engineer</h1><p>Company: Acme GmbH</p><p>Location: Berlin, Germany</p>
<p>We are Acme GmbH and build software for hospitals, with forty people in one office beside the river.</p>
<h2>Requirements</h2><ul><li>3 years of experience with Go</li><li>You know PostgreSQL</li></ul>`

describe('a pasted posting', () => {
  it.each([
    [
      'a whole page',
      `<!doctype html>\n<html><head><title>Job</title><style>p{}</style></head><body>${body}</body></html>`,
    ],
    ['a page after a comment', `<!-- saved from a site -->\n<html><body>${body}</body></html>`],
    ['a part of a page', body],
  ])('that is the source of %s is read without its tags', (_name, html) => {
    const { text, content, readFrom } = parsePastedPosting(html)
    expect(readFrom).toBe('pasted-text')
    expect(text).not.toMatch(/<\/?\w+|p\{\}/u)
    expect(content.title?.value).toBe('Backend Engineer')
    expect(content.employer?.value).toBe('Acme GmbH')
    expect(content.mustHaves.map(({ value }) => value)).toEqual([
      '3 years of experience with Go',
      'You know PostgreSQL',
    ])
    expect(text.slice(content.title?.span?.start, content.title?.span?.end)).toBe('Backend Engineer')
  })

  it('that only mentions tags stays text', () => {
    const text = 'Frontend Developer\n\nRequirements\n- You know when <b> and </b> are wrong and what </div> closes'
    expect(parsePastedPosting(text).text).toContain('</div>')
  })

  it.each(['<!doctype html>', '<html', '</p></p></p></p></p>', ''])('never throws on %j', (text) => {
    expect(parsePastedPosting(text).content.title).toBeNull()
  })
})
