import { startOtlpReceiver } from '@jobpilot/testing/otlp-receiver'
import { startSentryReceiver } from '@jobpilot/testing/sentry-receiver'
import { waitFor } from '@jobpilot/testing/wait-for'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const posting = 'Platform Engineer\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of experience with Go'

test('one trace id, found in the toast, finds the log lines, the spans and the event', async () => {
  await using otlp = await startOtlpReceiver()
  await using sentry = await startSentryReceiver()
  await using signedIn = await signUpInBrowser(
    {},
    { LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url, SENTRY_DSN: sentry.dsn },
  )
  const { page, stack, database } = signedIn
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Platform Engineer' }).waitFor()
  await database.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no removal of %', new.pasted_text; end $$;
    create trigger refuse before update on postings for each row when (new.deleted_at is not null) execute function refuse()`)
  await page.getByRole('button', { name: 'More for this opening' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()

  const quoted = await page.getByText(/^Trace [0-9a-f]{32}$/).textContent()
  const traceId = quoted?.replace('Trace ', '') ?? ''
  const spans = await waitFor('the spans', () => {
    const found = otlp.spans(traceId)
    return found.some(({ name }) => name === 'POST /trpc') ? found : undefined
  })
  expect(spans.find(({ name }) => name === 'postings.remove')).toMatchObject({ hasFailed: true })
  expect(spans.some(({ name, hasFailed }) => name === 'update postings' && hasFailed)).toBe(true)
  expect(stack.lines.filter((line) => line.includes(traceId) && line.includes('unexpected error'))).toHaveLength(1)
  const event = await waitFor('the event', () =>
    sentry.events().find(({ contexts }) => contexts?.trace?.trace_id === traceId),
  )
  expect(event.tags).toMatchObject({ path: 'postings.remove' })
  expect(otlp.received.concat(sentry.received).some(({ text }) => text.includes('Northwind'))).toBe(false)
})

test('a fault of the page itself goes to its own project, without what was on the screen; without one nothing is loaded', async () => {
  await using sentry = await startSentryReceiver()
  await using signedIn = await signUpInBrowser({}, { SENTRY_WEB_DSN: sentry.dsn })
  const { page } = signedIn
  page.removeAllListeners('pageerror')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: /Ada$/ }).waitFor()
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('cannot read Northwind')
    })
  })
  const event = await waitFor('the event', () => sentry.events()[0], 20_000)
  expect(event.exception?.values[0]).toMatchObject({ type: 'TypeError', value: '' })
  expect(event.user).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(event.contexts?.trace?.trace_id).toMatch(/^[0-9a-f]{32}$/)
  expect(event.release).toMatch(/^jobpilot@/)
  expect(sentry.received.some(({ text }) => text.includes('Northwind'))).toBe(false)

  await using plain = await signUpInBrowser()
  const asked: string[] = []
  plain.page.on('request', (request) => asked.push(request.url()))
  await plain.page.reload()
  await waitFor('the page to have asked', () => asked.find((url) => url.includes('system.errorTracking')), 20_000)
  await plain.page.waitForLoadState('networkidle')
  expect(asked.filter((url) => url.includes('open-error-tracking'))).toEqual([])
})
