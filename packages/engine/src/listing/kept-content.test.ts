import { readFileSync } from 'node:fs'
import { unstated } from '@jobpilot/schemas/sources'
import { expect, test } from 'vitest'
import { keptContent, restoredContent } from './kept-content.ts'
import { readListing } from './read-listing.ts'

const description = readFileSync(new URL('../../fixtures/postings/02-wayve-embedded-cpp.txt', import.meta.url), 'utf8')
const { text, content } = readListing({
  ...unstated,
  externalId: '1',
  url: 'https://x.example/1',
  title: 'Cook',
  description,
})
const viaJson = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>

test('what was read comes back as it was, from less', () => {
  const kept = keptContent(content, text)
  expect(restoredContent(viaJson(kept), text)).toEqual(content)
  expect(JSON.stringify(kept).length).toBeLessThan(JSON.stringify(content).length / 2)
})

test('what was kept as it was read stays as it is', () => {
  expect(restoredContent(viaJson(content), text)).toEqual(content)
})

test('what was corrected, or says other words than stand at its place, is kept whole', () => {
  const [first, ...rest] = content.mustHaves
  if (first === undefined) throw new Error('it asks for something')
  const corrected = {
    ...content,
    mustHaves: [
      { ...first, origin: 'person' as const, span: null },
      { ...first, id: 'must-2', value: 'Other words' },
      ...rest,
    ],
  }
  expect(restoredContent(viaJson(keptContent(corrected, text)), text)).toEqual(corrected)
})
