import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { seedListings } from '../../../scripts/setup/seed-listings.mjs'
import { signUpInBrowser } from './signed-in-browser.ts'

test('somebody searches by words, narrows it, reads, keeps by key, takes it back, and finds the address as it was', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const kept = async () =>
    (await database.owner.query(`select from postings where review = 'kept' and deleted_at is null`)).rowCount
  const axe = async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }

  await page.goto(`${stack.url}/search?words=nurse`)
  await page.getByText('This instance holds no openings yet').waitFor()
  await page.getByRole('link', { name: 'Switch on a source' }).waitFor()
  await seedListings(database.url, 3_000)

  await page.goto(`${stack.url}/review`)
  await page.getByRole('link', { name: 'All open listings' }).click()
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
  await page.getByText('Over 1,000 open listings').waitFor()
  const field = page.getByLabel('Search all open listings')
  await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.type('senior engineer')
  // A slow machine may type so slowly that the first word is searched by itself.
  await page.waitForURL(/words=senior(\+|%20)engineer/)
  await page.getByText(/^\d+ open listings, the best first\.$/).waitFor()
  const list = page.getByRole('list', { name: 'Listings found' })
  await expect.poll(() => list.getByRole('listitem').first().innerText()).toMatch(/Senior .*Engineer/)

  const counted = page.getByText(/ open listings?, (the best|newest) first\.$/)
  const countOf = async () => Number((await counted.innerText()).match(/^\d+/)?.[0])
  const before = await countOf()
  await page.getByRole('combobox', { name: 'Mode of work' }).click()
  await page.getByRole('option', { name: 'Remote' }).click()
  await expect.poll(() => page.url()).toContain('mode=remote')
  await expect.poll(countOf).toBeLessThan(before)
  const remote = await countOf()
  await page.getByRole('combobox', { name: 'From this country' }).fill('germ')
  await page.getByRole('option', { name: 'Germany' }).click()
  await expect.poll(countOf).toBeLessThan(remote)
  const address = page.url()
  await page.reload()
  await expect.poll(countOf).toBeLessThan(remote)
  expect(page.url()).toBe(address)
  expect(await page.getByRole('combobox', { name: 'From this country' }).inputValue()).toBe('Germany')
  await axe()

  await field.press('ArrowDown')
  await page.keyboard.press('Enter')
  await list.getByText('About us').waitFor()
  expect(await list.getByRole('link', { name: /The original at jobs\.example/ }).getAttribute('href')).toContain(
    'https://jobs.example/',
  )
  await page.keyboard.press('k')
  await list.getByRole('link', { name: 'Kept' }).waitFor()
  await expect.poll(kept).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await list
    .getByRole('button', { name: /^Keep / })
    .first()
    .waitFor()
  await expect.poll(kept).toBe(0)
  await list
    .getByRole('button', { name: /^Keep / })
    .first()
    .click()
  await list.getByRole('link', { name: 'Kept' }).click()
  await page.getByRole('heading', { level: 1, name: /Engineer/ }).waitFor()
  const rows = await database.owner.query(`select stage, deleted_at from applications`)
  expect(rows.rows).toEqual([{ stage: 'saved', deleted_at: null }])

  await page.goto(`${stack.url}/search?words=engineer&mode=onsite&country=KP`)
  await page.getByText('Nothing open fits all of this').waitFor()
  await page.getByRole('button', { name: /^Without North Korea: / }).click()
  await list.getByRole('listitem').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Openings, pages, actions').fill('nurse')
  await page.getByText('Search openings for “nurse”').click()
  await expect.poll(() => field.inputValue()).toBe('nurse')
  await expect.poll(() => list.getByRole('listitem').first().innerText()).toMatch(/[Nn]urs/)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('combobox', { name: 'Mode of work' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await axe()
  await field.fill('engineer')
  await expect.poll(() => page.url()).toContain('words=engineer')
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => list.getByRole('listitem').count()).toBeGreaterThan(25)
}, 300_000)
