import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentMessages } from './document-error.ts'
import { plainPdf, zipOf } from './hostile-files.ts'
import { identifyDocument } from './identify-document.ts'
import { parseDocument } from './parse-document.ts'
import { readResumeFile, readResumeText } from './read-resume.ts'
import { cleanText, decodeText } from './text-document.ts'

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/resumes/${name}`, import.meta.url)))
const words = 'Sam Lee, engineer at Acme since 2019, sam.lee@example.org, lives in Paris and likes long walks.'
const types = { name: '[Content_Types].xml', data: Buffer.from('<Types/>') }

describe('files that cannot be read', () => {
  const bomb = zipOf([types, { name: 'word/document.xml', data: Buffer.alloc(80 * 1024 * 1024), claimedSize: 100 }])
  it.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['11 MB', new Uint8Array(11 * 1024 * 1024).fill(65), 'too-large'],
    [
      'a program named .pdf',
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, ...new Array<number>(200).fill(0)]),
      'unsupported-type',
    ],
    ['a ZIP that is no Word file', zipOf([{ name: 'a.txt', data: Buffer.from(words) }]), 'unsupported-type'],
    ['a PDF without text', plainPdf(1, ''), 'scan'],
    ['a PDF with a password', plainPdf(1, words, { isEncrypted: true }), 'encrypted'],
    ['500 pages', plainPdf(500, words), 'too-many-pages'],
    ['half a PDF', fixture('02-midcareer-tech.pdf').slice(0, 900), 'corrupt'],
    ['a ZIP bomb whose header lies', bomb, 'zip-bomb'],
    [
      'a Word file with a broken body',
      zipOf([types, { name: 'word/document.xml', data: Buffer.from('<w:document') }]),
      'corrupt',
    ],
    ['HTML', new Uint8Array(Buffer.from('<!doctype html><p>hello</p>')), 'unsupported-type'],
  ])(
    '%s',
    async (_name, bytes, code) => {
      const started = performance.now()
      await expect(readResumeFile(bytes)).rejects.toMatchObject({ name: 'DocumentError', code })
      expect(performance.now() - started).toBeLessThan(10_000)
    },
    15_000,
  )

  it('say what to do next', () => {
    for (const message of Object.values(documentMessages)) expect(message).toMatch(/^[A-Z].*\.$/u)
  })
})

describe('files that can', () => {
  it('are read in a thread, and the caller keeps the bytes', async () => {
    const bytes = fixture('27-designer-sidebar.pdf')
    const read = await readResumeFile(bytes)
    expect(bytes.length).toBeGreaterThan(1_000)
    expect(read.kind).toBe('pdf')
    expect(read.pageStarts).toEqual([0])
    expect(read.content.experience[0]?.employer).toMatchObject({ value: 'Oscar Health', span: { page: 1 } })
  }, 15_000)

  it('are told by their bytes', () => {
    expect(identifyDocument(fixture('01-student-projects.docx'))).toBe('docx')
    expect(identifyDocument(fixture('02-midcareer-tech.pdf'))).toBe('pdf')
    expect(identifyDocument(fixture('02-midcareer-tech.txt'))).toBe('text')
  })

  it('keep the page of each value over two pages', async () => {
    const { content, pageStarts } = await parseDocument(
      new Uint8Array(readFileSync(new URL('../../fixtures/bench/two-pages.pdf', import.meta.url))),
    )
    expect(pageStarts).toHaveLength(2)
    expect(content.experience.map((item) => item.title?.span?.page)).toEqual([1, 1, 1, 1, 2])
  })

  // Clockwise turns for display undo what the matrix turned the other way.
  it.each([
    [90, '0 1 -1 0 100 72'],
    [180, '-1 0 0 -1 540 700'],
    [270, '0 -1 1 0 100 720'],
    [-90, '0 -1 1 0 100 720'],
  ])('are read upright when the page is turned by %i degrees', async (rotation, matrix) => {
    const { text } = await parseDocument(plainPdf(1, words, { rotation, matrix }))
    expect(text.trim()).toBe(words)
  })

  it('lose only text that runs up the side of the page', async () => {
    await expect(parseDocument(plainPdf(1, words, { matrix: '0 1 -1 0 100 72' }))).rejects.toMatchObject({
      code: 'scan',
    })
    await expect(parseDocument(plainPdf(1, words, { rotation: 90 }))).rejects.toMatchObject({ code: 'scan' })
  })

  it('are cleaned of control characters and direction overrides', () => {
    expect(cleanText('a\u202eb\u0007c\ufb01\r\nd')).toBe('abcfi\nd')
    expect(readResumeText('\u202eSam Lee\u0000\nsam@example.org').content.name?.value).toBe('Sam Lee')
  })

  it('have words whole that a soft hyphen broke over two lines', () => {
    expect(cleanText('Led develop\u00ad\n  ment of apps\nand sales')).toBe('Led development\nof apps\nand sales')
    expect(cleanText('develop\u00ad\nment\nNext\u00ad\nLine')).toBe('development\nNext\nLine')
    expect(cleanText('customer-\nfacing')).toBe('customer-\nfacing')
  })

  it('are text with a few control characters, and none with many', async () => {
    const damaged = `${words}\u0000\n\u0007\nExperience\nEngineer, Acme\u0000 Corp, 2019 - 2021\n${words}`
    const { kind, text, content } = await parseDocument(new Uint8Array(Buffer.from(damaged)))
    expect(kind).toBe('text')
    expect(text).not.toMatch(/[\u0000\u0007]/u)
    expect(content.experience[0]?.employer?.value).toBe('Acme Corp')
    const program = new Uint8Array(4_000).map((_byte, index) => (index % 3 === 0 ? 0 : 65))
    expect(identifyDocument(program)).toBeUndefined()
  })

  it.each([
    ['UTF-8', Buffer.from('Zoë')],
    ['UTF-16 LE', Buffer.from('\ufeffZoë', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffZoë', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('Zoë', 'latin1')],
  ])('in %s', (_name, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBe('Zoë')
  })
})
