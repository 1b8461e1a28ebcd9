import type { ErrorEvent } from '@sentry/browser'
import { expect, test } from 'vitest'
import { scrubPageEvent } from './scrub-page-event.ts'

const frames = [
  { filename: 'http://localhost/assets/main-Ab1.js', function: 'draw', lineno: 1, colno: 7, vars: { a: 'canary' } },
  { filename: 'http://localhost/openings?q=canary', function: 'inline' },
]
const event: ErrorEvent = {
  type: undefined,
  event_id: 'e',
  message: 'canary',
  release: 'jobpilot@1',
  request: { url: 'http://localhost/openings?q=canary', headers: { 'User-Agent': 'canary' } },
  breadcrumbs: [{ message: 'canary' }],
  extra: { a: 'canary' },
  user: { id: 'u', email: 'canary' },
  exception: { values: [{ type: 'TypeError', value: 'cannot read canary', stacktrace: { frames } }] },
}

test('of a fault of the page its kind, place, trace and person leave, and nothing that was on the screen', () => {
  const scrubbed = scrubPageEvent(event, 'ab'.repeat(16), 'u')
  expect(JSON.stringify(scrubbed)).not.toContain('canary')
  expect(scrubbed).toMatchObject({
    release: 'jobpilot@1',
    user: { id: 'u' },
    contexts: { trace: { trace_id: 'ab'.repeat(16) } },
    exception: {
      values: [{ type: 'TypeError', stacktrace: { frames: [{ filename: 'app:///assets/main-Ab1.js' }, {}] } }],
    },
  })
})
