import { expect, test } from 'vitest'
import { composeMail } from './composing.ts'
import { signUpInBrowser } from './signed-in-browser.ts'

test('an e-mail is approved, taken back, voided by an edit, held by the brake, and kept in the mailbox in the end', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  const send = page.getByRole('region', { name: 'Send it' })
  const approve = send.getByRole('button', { name: 'Approve and send' })
  const takeBack = send.getByRole('button', { name: 'Take it back' })
  await composeMail(signedIn)

  await send.getByText('Say which address it goes to.').waitFor()
  await send.getByLabel("Recipient's address").fill('jana@example')
  await page.keyboard.press('Enter')
  await send.getByText('That is not an e-mail address').waitFor()
  await send.getByLabel("Recipient's address").fill('jana@example.org')
  await send.getByText('Jana Weber <jana@example.org>').waitFor()
  expect(await approve.isDisabled()).toBe(true)
  await send.getByRole('button', { name: 'Let me send what I approve' }).click()
  await expect.poll(() => approve.isEnabled()).toBe(true)
  await send.getByText('nothing is delivered to anybody').waitFor()

  await approve.focus()
  await page.keyboard.press('Enter')
  await send.getByText(/Goes out in \d+ s/).waitFor()
  await page.reload()
  await send.getByText(/Goes out in (1\d|2\d) s/).waitFor()
  await page.keyboard.press('Control+z')
  await send.getByText('You took it back, and nothing was sent.').waitFor()

  await approve.click()
  await takeBack.waitFor()
  await page.getByText('Edit', { exact: true }).click()
  await page.getByLabel('Body').fill('Dear Jana,\n\nMay I send you my resume?\n\nAda')
  await send.getByText('The text was changed.', { exact: false }).waitFor()

  await expect.poll(() => approve.isEnabled()).toBe(true)
  await approve.click()
  await takeBack.waitFor()
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await send.getByText('Held by the brake').waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await send.getByText("Kept in this instance's mailbox").waitFor({ timeout: 60_000 })

  await page.goto(`${stack.url}/outbox`)
  await page.getByText('Kept here').waitFor()
  await page.getByRole('link', { name: 'Open the mailbox' }).click()
  // The outbox, which is shown until the mailbox has come, has links of that name too.
  await page.getByRole('heading', { name: 'Mailbox', level: 1 }).waitFor()
  await page.getByRole('link', { name: /jana@example\.org/ }).click()
  await page.getByText('As text').click()
  await page.getByText('May I send you my resume?').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Mailbox', level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: /jana@example\.org/ }).count()).toBe(1)
})
