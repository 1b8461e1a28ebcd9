import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDocument, packDocument } from './listing-document.ts'

test('a document gives back what went into it, whatever line breaks it holds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', '”', '🙂', ' ') })
  fc.assert(
    fc.property(text, fc.json(), fc.json(), (words, content, raw) => {
      expect(openDocument(packDocument(content, raw, words))).toEqual({ text: words, content, raw })
    }),
  )
})
