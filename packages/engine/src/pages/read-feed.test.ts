import { expect, test } from 'vitest'
import { jobPostingsOf } from './ld-scripts.ts'
import { readFeed } from './read-feed.ts'

test('a page is no feed, and an empty feed is one', () => {
  expect(readFeed('<!doctype html><html><body><p>Jobs</p></body></html>')).toBeNull()
  expect(readFeed('{"jobs":[]}')).toBeNull()
  expect(readFeed('<rss version="2.0"><channel><title>x</title></channel></rss>')).toEqual([])
})

test('a feed that never closes its tags is read up to where it stops making sense', () => {
  const started = performance.now()
  const bomb = `<rss><channel><item><title>Cook</title></item>${'<a>'.repeat(1_000_000)}`
  expect(readFeed(bomb)).toEqual([{ fields: { title: 'Cook' }, link: null }])
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('postings are found in every script, those that are no JSON are left out', () => {
  const script = (body: string) => `<script type="application/ld+json">${body}</script>`
  const page = `${script('{"@type":"JobPosting","title":"A"}')}${script('{oops')}${script('[{"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting","title":"B"}}]}]')}${'<div>'.repeat(50_000)}`
  expect(jobPostingsOf(page).map(({ title }) => title)).toEqual(['A', 'B'])
})
