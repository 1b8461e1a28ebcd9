import { describe, expect, it } from 'vitest'
import { readCompanyPage, readPostingPage } from './read-pages.ts'
import { runThreadFile } from './run-in-thread.ts'

const hanging = new URL('./hanging-thread.ts', import.meta.url)

describe('a thread', () => {
  it('that hangs is ended', async () => {
    await expect(
      runThreadFile(hanging, { name: 'read-company-page', html: '', url: 'loop' }, { timeoutMs: 300, maxHeapMb: 64 }),
    ).rejects.toMatchObject({ code: 'timed-out' })
  })

  it('that takes too much memory is ended', async () => {
    await expect(
      runThreadFile(
        hanging,
        { name: 'read-company-page', html: '', url: 'memory' },
        { timeoutMs: 20_000, maxHeapMb: 64 },
      ),
    ).rejects.toMatchObject({ code: 'out-of-memory' })
  }, 25_000)

  it('ends when the caller gives up, before or after it began', async () => {
    const controller = new AbortController()
    const run = runThreadFile(
      hanging,
      { name: 'read-company-page', html: '', url: 'loop' },
      { timeoutMs: 20_000, maxHeapMb: 64, signal: controller.signal },
    )
    setTimeout(() => controller.abort(), 100)
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
    await expect(
      readCompanyPage('<p>x</p>', 'https://example.com', { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('reads pages', async () => {
    const html =
      '<html><head><title>Chef at Acme</title></head><body><h1>Chef</h1><p>Acme in Paris looks for a chef who cooks for forty guests each night.</p></body></html>'
    const posting = await readPostingPage(html, 'https://example.com/jobs/1')
    expect(posting.text).toContain('Paris')
    const about = `<p>${'Acme cooks for forty guests each night and grows its own herbs behind the house. '.repeat(4)}</p>`
    const company = await readCompanyPage(`<html><body><h1>Acme</h1>${about}</body></html>`, 'https://example.com/')
    expect(company.text).toContain('forty guests')
    await expect(readCompanyPage('<p>hi</p>', 'https://example.com/')).rejects.toMatchObject({
      name: 'PageError',
      code: 'too-short',
    })
  }, 20_000)
})
