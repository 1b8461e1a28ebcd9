import { describe, expect, it } from 'vitest'
import { PageError } from './page-error.ts'
import { readPage } from './read-page.ts'

const page = `<html><head><title>Tidewire | Swell forecasts</title><meta property="og:site_name" content="Tidewire"></head><body><nav><a href="/">Home</a></nav>
<main><h1>Forecasts for pilots</h1><p>Tidewire writes software that tells harbour pilots when the swell is safe.</p><p>Eleven ports use it every day, and we answer the telephone at four in the morning.</p></main>
<div id="cookie-notice">We use cookies</div><footer>Imprint</footer></body></html>`

function codeOf(html: string): string {
  try {
    readPage(html, 'https://tidewire.example/')
    return 'read'
  } catch (error) {
    return error instanceof PageError ? error.code : 'other'
  }
}

describe('readPage', () => {
  it('reads title, site name and the main text', () => {
    const read = readPage(page, 'https://tidewire.example/')
    expect(read).toMatchObject({ title: 'Tidewire | Swell forecasts', siteName: 'Tidewire' })
    expect(read.text).toContain('Eleven ports use it every day')
    expect(read.text).not.toMatch(/cookies|Imprint|Home/)
  })

  it('says which trouble a page has', () => {
    expect(codeOf('')).toBe('unreadable')
    expect(codeOf('<div id="root"></div><script src="app.js"></script>')).toBe('script-only')
    expect(codeOf('<p>Hello</p>')).toBe('too-short')
    expect(codeOf('<form><input type="password"></form><p>Please log in to continue</p>')).toBe('unreadable')
    expect(() => readPage('<p>Hello</p>', 'https://tidewire.example/')).toThrow(/paste/)
  })
})
