import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const hostile = (host: string) => `<html><body><p>Words that are shown</p>
  <img src="${host}/pixel.png"><link rel="stylesheet" href="${host}/style.css"><iframe src="${host}/frame"></iframe>
  <script>top.document.title = 'taken'; fetch('${host}/script')</script>
  <img src="x" onerror="top.document.title='taken'"><meta http-equiv="refresh" content="0;url=${host}/away">
  <form action="${host}/form"><button>Send</button></form></body></html>`

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // A frame that runs no scripts cannot be asked.
    .exclude('iframe')
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
}

test('the welcome is in the mailbox, in three views; what a mail brings along neither runs nor fetches; switches are kept', async () => {
  await using signedIn = await signUpInBrowser({ viewport: { width: 390, height: 844 } })
  const { page, stack, database } = signedIn
  const elsewhere = 'http://elsewhere.test'
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(elsewhere)) fetched.push(request.url())
  })

  await page.goto(`${stack.url}/settings`)
  const panel = page.getByRole('region', { name: 'Mail' })
  await panel.getByText('Kept in the mailbox of this instance').waitFor()
  await expect.poll(() => panel.getByText('Kept here').count()).toBe(1)
  await panel.getByText('Welcome', { exact: true }).waitFor()
  const briefing = panel.getByRole('switch', { name: 'Your briefing' })
  expect(await briefing.isChecked()).toBe(false)
  await briefing.press('Space')
  await panel.getByRole('switch', { name: 'Your model budget' }).press('Space')
  await expect
    .poll(async () => (await database.owner.query('select digest, budget from mail_settings')).rows)
    .toEqual([{ digest: true, budget: false }])
  await page.reload()
  await briefing.waitFor()
  expect(await briefing.isChecked()).toBe(true)
  expect(await panel.getByRole('switch', { name: 'Your model budget' }).isChecked()).toBe(false)
  await expectNoViolations(page)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)

  await panel.getByRole('link', { name: 'Open the mailbox' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mailbox' }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('link', { name: /Welcome to JobPilot/ }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByText('You have an account here.').waitFor()
  await expectNoViolations(page)
  await page.getByText('As text').click()
  await page.getByText('Start with your resume <http').waitFor()
  await page.getByText('Head', { exact: true }).click()
  await page.getByRole('definition').filter({ hasText: 'ada@example.com' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)

  const { rows } = await database.owner.query<{ id: string }>(
    `insert into mailbox_messages (user_id, effect_key, content)
     select id, 'hostile', $1 from users where email = 'ada@example.com' returning id`,
    [
      JSON.stringify({
        to: { name: '', address: 'ada@example.com' },
        fromName: '<b>x</b>',
        replyTo: null,
        subject: 'Hostile',
        text: 'Words',
        html: hostile(elsewhere),
      }),
    ],
  )
  await page.goto(`${stack.url}/mailbox/${rows[0]?.id}`)
  await frame.getByText('Words that are shown').waitFor()
  await expect.poll(() => page.title()).toContain('Hostile')
  expect(fetched).toEqual([])
})
