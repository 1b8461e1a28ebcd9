import { describe, expect, it } from 'vitest'
import { knownLine, linesOf, longestLine, ofLine } from './known-line.ts'

const read: string[] = []
const lengthOf = ofLine(({ text }) => read.push(text) && text.length)

/** How often a line was read that stands in so many texts, one after the other. */
function readings(line: string, texts: number): number {
  read.length = 0
  for (let at = 0; at < texts; at += 1)
    for (const { line: known } of linesOf(`Text ${at}\n${line}`)) if (known?.text === line) lengthOf(known)
  return read.length
}

describe('lines that come again', () => {
  it.each([
    ['a line', 'We are an employer.'],
    ['a paragraph about the employer', 'We care. '.repeat(140).trim()],
    ['a paragraph with signs beyond one byte', 'We’re here – for you. '.repeat(60).trim()],
  ])('%s is read in two texts, and known from then on', (_what, line) => {
    expect(readings(line, 12)).toBe(2)
  })

  it('a line too long to be kept is read each time', () => {
    expect(readings('x'.repeat(longestLine + 1), 5)).toBe(5)
  })

  it('within a text a line is read once', () => {
    read.length = 0
    const text = 'It stands here twice.'
    linesOf(`${text}\n${text}`)
    for (let at = 0; at < 3; at += 1) lengthOf(knownLine(text))
    expect(read).toEqual([text])
  })
})
