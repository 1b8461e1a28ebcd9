import { expect, test } from 'vitest'
import { seedListings } from '../../../scripts/setup/seed-listings.mjs'
import { giveResume } from './reviewing.ts'
import { signUpInBrowser } from './signed-in-browser.ts'

test('an empty instance offers ways to openings; the first ones are shown at home; what is the same is the person’s to say', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await giveResume(page, stack.url)
  await page.getByLabel('Job title').first().waitFor()

  await page.goto(stack.url)
  await page.getByText('This instance holds no openings yet').waitFor()
  await page.getByRole('link', { name: 'Switch on sources' }).waitFor()
  await page.getByRole('link', { name: 'Paste its text' }).click()
  await page.getByRole('dialog', { name: 'Add an opening' }).getByLabel('Text of the posting').waitFor()
  await seedListings(database.url, 1_000)

  await page.goto(stack.url)
  await page.getByRole('button', { name: 'Search now' }).click()
  const best = page.getByRole('list', { name: 'The best openings' })
  await best.getByRole('listitem').nth(2).waitFor()
  await page.getByRole('link', { name: /^Review \d+ openings$/ }).click()
  await page.getByRole('article').waitFor()

  const { rows } = await database.owner.query(
    `select id, listing_id from postings where review = 'new' order by id limit 2`,
  )
  const [one, other] = rows
  await database.owner.query(
    `insert into listing_edges values (least($1::uuid, $2), greatest($1::uuid, $2), 'unsure', 0.7, 'test')`,
    [one.listing_id, other.listing_id],
  )
  await database.owner.query(`update postings set review = 'passed', reviewed_at = now() where id = $1`, [other.id])
  await page.goto(`${stack.url}/openings/${one.id}`)
  const seen = page.getByRole('region', { name: 'Where it was seen' })
  await seen.getByText('These may be the same').waitFor()
  expect(await page.getByText('You passed this opening before').count()).toBe(0)
  await seen.getByRole('button', { name: 'The same', exact: true }).click()
  await page.getByText('You passed this opening before').waitFor()
  await page.reload()
  await seen.getByRole('button', { name: 'Another opening' }).click()
  await seen.getByText('You said that these are other openings').waitFor()
  await expect.poll(() => page.getByText('You passed this opening before').count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('You passed this opening before').waitFor()
  await page.getByRole('link', { name: 'Look at it' }).click()
  await page.waitForURL(new RegExp(other.id))
}, 300_000)
