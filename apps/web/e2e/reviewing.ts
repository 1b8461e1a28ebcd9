import { AxeBuilder } from '@axe-core/playwright'
import { resumeFixture } from '@jobpilot/testing/test-stack'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { seedListings } from '../../../scripts/setup/seed-listings.mjs'
import { type SignedIn, signUpInBrowser } from './signed-in-browser.ts'

/** Hands in a resume of some years in software, and waits for the profile that is read from it. */
export async function giveResume(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/profile`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'resume.txt',
    mimeType: 'text/plain',
    buffer: await resumeFixture('02-midcareer-tech.txt'),
  })
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
}

/** A new person whose first search has been laid out for review, with the review open. */
export async function reviewInBrowser(
  options: BrowserContextOptions = {},
  env: Record<string, string> = {},
): Promise<SignedIn> {
  const signedIn = await signUpInBrowser(options, env)
  const { page, stack, database } = signedIn
  await seedListings(database.url, 2_000)
  await giveResume(page, stack.url)
  await page.goto(`${stack.url}/review`)
  await page.getByRole('button', { name: 'Search now' }).click()
  await page.getByRole('article').waitFor()
  return signedIn
}

/** Nothing that axe finds. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

/** What the person's openings are in the database, by their state in the review. */
export async function reviewStates({ database }: Pick<SignedIn, 'database'>): Promise<Record<string, string>> {
  const { rows } = await database.owner.query<{ id: string; review: string }>('select id, review from postings')
  return Object.fromEntries(rows.map(({ id, review }) => [id, review]))
}
