import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

test('a person takes their data along, asks for its deletion, is told of it on every page, and takes it back', async () => {
  await using signedIn = await signUpInBrowser({ acceptDownloads: true })
  const { page, stack, context } = signedIn
  // As the mails about it say it: at the place itself, below the header.
  await page.goto(`${stack.url}/settings#your-data`)
  const panel = page.getByRole('region', { name: 'Your data' })
  await panel.getByText('Your account', { exact: true }).waitFor()
  await expect.poll(async () => (await panel.boundingBox())?.y).toBeLessThan(200)
  expect((await panel.boundingBox())?.y).toBeGreaterThan(56)
  await panel.getByRole('button', { name: 'Pack my data' }).click()
  const downloaded = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Download' }).click()
  const download = await downloaded
  expect(download.suggestedFilename()).toMatch(/^jobpilot-[\d-]+\.zip$/)
  const entries = unzipSync(await readFile(await download.path()))
  const rows = JSON.parse(Buffer.from(entries['data/users.json'] ?? []).toString('utf8'))
  expect(rows).toMatchObject([{ email: 'ada@example.com', name: 'Ada Lovelace' }])

  // By keyboard alone: open, type the words, confirm.
  await panel.getByRole('button', { name: 'Delete everything' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Keep my data' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('button', { name: 'Delete in 30 days' })
  await confirm.waitFor()
  expect(await confirm.isDisabled()).toBe(true)
  await page.keyboard.type('delete my data')
  await page.keyboard.press('Enter')
  await panel.getByText(/Everything is deleted on/).waitFor()
  const banner = page.getByRole('status').filter({ hasText: 'Your data is deleted on' })
  await page.goto(stack.url)
  await banner.waitFor()
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  // Another window of the same person hears of it and of its end.
  const other = await context.newPage()
  await other.goto(`${stack.url}/settings`)
  await other.getByText(/Your data is deleted on/).waitFor()
  await banner.getByRole('button', { name: 'Cancel the deletion' }).click()
  await page.getByText('Nothing will be deleted.').waitFor()
  await banner.waitFor({ state: 'hidden' })
  await other.getByText(/Your data is deleted on/).waitFor({ state: 'hidden' })
})
