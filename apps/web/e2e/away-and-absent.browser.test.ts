import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const posting =
  'Platform Engineer\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of experience with Go\n- PostgreSQL'

async function addPosting(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Platform Engineer' }).waitFor()
  return page.url().split('/').at(-1) ?? ''
}

async function dropTwoFiles(page: Page): Promise<void> {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const lines = 'Ada Lovelace\nada@example.com\n\nExperience\nAnalyst, Babbage & Co\n2019 - 2024\n- Wrote programs'
    for (const name of ['first.txt', 'second.txt']) transfer.items.add(new File([lines], name, { type: 'text/plain' }))
    return transfer
  })
  await page.getByRole('button', { name: /^Choose a resume file/ }).dispatchEvent('drop', { dataTransfer: data })
}

test('what does not exist says so at once, with a way back and nothing useless to try', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  const unknown = '00000000-0000-4000-8000-000000000000'
  const absent = {
    '/openings/nope': ['opening', 'openings'],
    [`/openings/${unknown}`]: ['opening', 'openings'],
    [`/outreach/${unknown}`]: ['e-mail', 'e-mails'],
    '/outreach/new?posting=nope': ['opening', 'openings'],
    '/mailbox/nope': ['mail', 'mailbox'],
    [`/mailbox/${unknown}`]: ['mail', 'mailbox'],
  }
  for (const [path, [kind, list]] of Object.entries(absent)) {
    await page.goto(stack.url + path)
    await page.getByRole('heading', { level: 1, name: `There is no such ${kind}` }).waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count(), path).toBe(0)
    await page.getByRole('link', { name: `Your ${list}` }).waitFor()
  }
})

test('an e-mail begun for one opening is not found under another, and is still there under its own', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  const id = await addPosting(page, stack.url)
  await page.goto(`${stack.url}/outreach/new`)
  await page.getByLabel('Recipient').fill('Anna')
  await page.goto(`${stack.url}/outreach/new?posting=${id}`)
  expect(await page.getByLabel('Recipient').inputValue()).toBe('')
  await expect
    .poll(() => page.getByLabel('Opening', { exact: true }).first().inputValue())
    .toMatch(/^Platform Engineer/)
  await page.goto(`${stack.url}/outreach/new`)
  expect(await page.getByLabel('Recipient').inputValue()).toBe('Anna')
})

test('a server that does not answer is said on the page after 10 s, and the page comes back by itself', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await page.goto(`${stack.url}/openings`)
  await page.getByText('Openings you add appear here').waitFor()
  await page.route('**/trpc/**', () => {})
  await page.reload()
  // After 10 s, and what a slow machine takes to start the page.
  await page.getByText('I could not load your data.').waitFor({ timeout: 25_000 })
  await page.getByText(/unsaved edits are kept in this browser/).waitFor()
  await page.unroute('**/trpc/**')
  await page.getByText('Openings you add appear here').waitFor()
})

test('of two dropped resumes one is taken and named; another one is asked about once something was corrected', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await page.goto(`${stack.url}/profile`)
  await dropTwoFiles(page)
  await page.getByText('One file at a time: I took first.txt.').waitFor()
  await page.getByRole('button', { name: 'Use another resume' }).click()
  await page.getByRole('button', { name: 'Keep this resume' }).click()
  await page.getByLabel('Headline').fill('Analyst')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await page.getByText(/^Version 2,/).waitFor()
  await page.getByRole('button', { name: 'Use another resume' }).click()
  await page
    .getByRole('dialog')
    .getByText(/Version 2, with your corrections, stays on the server/)
    .waitFor()
  await page.getByRole('button', { name: 'Keep this profile' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.getByText('Drop your resume here, or choose a file').count()).toBe(0)
})

test('work that no worker is up for says why it waits, and is done once one is', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await stack.end('worker')
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('No worker is running on this instance, so this waits. Nothing is lost.').waitFor()
  await stack.start('worker')
  await page.getByRole('heading', { level: 1, name: 'Platform Engineer' }).waitFor()
})
