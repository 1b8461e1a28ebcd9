import { expect, test } from 'vitest'
import { bodyPieces } from './sentence-pieces.ts'

const sentence = (text: string) => ({ text, kind: 'body' as const, sources: [] })

test('finds the sentences that still stand in an edited body, and keeps every other character', () => {
  const hello = sentence('Hello Jana,')
  const claim = sentence('I moved the ledger.')
  const gone = sentence('I wrote the handbook.')
  const body = 'Hello Jana,\n\nI moved the ledger. And I added this.'
  const pieces = bodyPieces(body, [hello, gone, claim])
  expect(pieces.map(({ text }) => text).join('')).toBe(body)
  expect(pieces.map((piece) => piece.sentence)).toEqual([hello, null, claim, null])
})
