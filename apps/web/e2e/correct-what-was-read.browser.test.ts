import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const posting = [
  'Platform Engineer',
  'Northwind, Oslo, Norway',
  '',
  'Requirements',
  '- 3+ years of experience with Go',
  '- PostgreSQL in production',
  '',
  'Nice to have',
  '- Rust',
].join('\n')

async function addPosting(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Platform Engineer' }).waitFor()
}

const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)

test('everything read from a posting can be corrected, and what contradicts itself is not saved', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await page.emulateMedia({ colorScheme: 'dark' })
  await addPosting(page, stack.url)
  await page.getByText('What I read', { exact: true }).click()
  const must = page.getByRole('list', { name: 'Skills: must have' })
  const nice = page.getByRole('list', { name: 'Skills: nice to have' })

  await must.getByRole('button', { name: 'Change or remove PostgreSQL' }).click()
  const toNice = page.getByRole('menuitem', { name: 'Is nice to have' })
  await toNice.waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await toNice.click()
  await nice.getByText('PostgreSQL', { exact: true }).waitFor()
  await expect.poll(() => focusedLabel(page)).toBe('Change or remove PostgreSQL')
  await must.getByLabel('Add to Skills: must have').fill('rust, Terraform')
  await page.keyboard.press('Enter')
  await must.getByText('Rust', { exact: true }).waitFor()
  await must.getByText('Terraform', { exact: true }).waitFor()
  expect(await nice.getByText('Rust', { exact: true }).count()).toBe(0)

  const save = page.getByRole('button', { name: 'Save corrections' })
  await page.getByLabel('Years of experience, at most').fill('2')
  await page.getByText('The years end below where they begin.').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await page.getByLabel('Years of experience, at most').fill('6')
  await page.getByLabel('Posted', { exact: true }).fill('2026-11-01')
  await page.getByLabel('Open until').fill('2026-12-31')
  await save.click()
  await save.waitFor({ state: 'detached' })

  await page.reload()
  await page.getByText('What I read', { exact: true }).click()
  await must.getByText('Terraform', { exact: true }).waitFor()
  await nice.getByText('PostgreSQL', { exact: true }).waitFor()
  expect(await page.getByLabel('Years of experience, at least').inputValue()).toBe('3')
  expect(await page.getByLabel('Years of experience, at most').inputValue()).toBe('6')
  expect(await page.getByLabel('Open until').inputValue()).toBe('2026-12-31')
})

test('keys alone lead from a mark to its value, and Tab passes the text in one step', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await addPosting(page, stack.url)
  const text = page.getByRole('region', { name: 'Text of the posting' })
  await text.focus()
  await page.keyboard.press('Tab')
  expect(await text.evaluate((box) => box.contains(document.activeElement))).toBe(false)

  await text.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focusedLabel(page)).toBe('Title: Platform Engineer')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => focusedLabel(page)).toBe('Employer: Northwind')
  await expect.poll(() => page.locator('mark[data-active]').allTextContents()).toEqual(['Northwind'])
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedLabel(page)).toBe('Employer')
  await expect.poll(() => page.locator('mark[data-active]').allTextContents()).toEqual(['Northwind'])
})

test('earlier resumes are listed; a failed one says why and can be tried again; a removed one comes back', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  await page.goto(`${stack.url}/profile`)
  await page.getByLabel('Resume file', { exact: true }).setInputFiles({
    name: 'broken.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nnothing of a PDF follows'),
  })
  const list = page.getByRole('list', { name: 'Your resumes' })
  const broken = list.getByRole('listitem').filter({ hasText: 'broken.pdf' })
  await broken.getByText(/Could not be read,/).waitFor()

  await page.getByRole('button', { name: 'Paste the text' }).click()
  await page
    .getByLabel('Text of your resume')
    .fill('Ada Lovelace\nada@example.com\n\nExperience\nAnalyst, Babbage & Co\n2019 - 2024\n- Wrote the first programs')
  await page.getByRole('button', { name: 'Read this text' }).click()
  const pasted = list.getByRole('listitem').filter({ hasText: 'Pasted resume.txt' })
  await pasted.getByText(/In your profile,/).waitFor()

  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('runs.retry')),
    broken.getByRole('button', { name: 'Try again' }).click(),
  ])
  expect(answer.status()).toBe(200)
  await broken.getByText(/Could not be read,/).waitFor()

  await broken.getByRole('button', { name: 'Remove broken.pdf' }).click()
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await broken.waitFor()
})
