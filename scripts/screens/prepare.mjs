import { seedListings } from '../setup/seed-listings.mjs'
import { seedEarlierBriefing } from './seed-briefings.mjs'
import { seedCosts } from './seed-costs.mjs'
import { seedMails } from './seed-mails.mjs'
import { seedOutbox } from './seed-outbox.mjs'
import { seedPipeline } from './seed-pipeline.mjs'
import { seedSources } from './seed-sources.mjs'

const company =
  'We run the post-purchase platform that 1,500 brands use to keep customers after the buy button: delivery tracking, ' +
  'returns and notifications for 125 million people a year. Our engineers own their services from design to on-call.'

/** A briefing of today, and an earlier one that had to be minimal. */
async function prepareBriefings(page, url, databaseUrl) {
  await page.goto(url)
  await page.getByRole('button', { name: 'Make one now' }).click()
  await page.getByText('What I did and spent').waitFor({ timeout: 60_000 })
  await seedEarlierBriefing(databaseUrl)
}

/** Openings to review, with conditions they are held against. */
async function findOpenings(page, url, databaseUrl) {
  await seedListings(databaseUrl, 3_000)
  await page.goto(`${url}/looking-for`)
  await page.getByLabel('Titles').first().fill('Backend Engineer')
  await page.getByLabel('Titles').first().press('Enter')
  for (const ask of ['Where, and how?', 'What should it pay?', 'What rules an opening out?']) {
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByRole('heading', { name: ask }).waitFor()
  }
  for (const condition of ['No on-call duty', 'Travel, at most', 'Sponsors a visa']) {
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('menuitem', { name: condition }).click()
  }
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByRole('button', { name: 'Save and find openings' }).click()
  await page.getByRole('article').waitFor({ timeout: 60_000 })
}

/** Signs in as the demo person and makes what the pictures need, once for all of them. */
export async function prepare(page, url, databaseUrl) {
  await page.goto(url)
  await page.getByRole('button', { name: 'Look around as the demo person' }).click()
  await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor()
  await page.goto(`${url}/openings`)
  const ready = page.getByRole('list', { name: 'Openings' }).getByRole('img', { name: /^Score/ })
  await ready.first().waitFor({ timeout: 120_000 })
  await page.getByRole('list', { name: 'Openings' }).getByRole('link').first().click()
  await page.getByRole('link', { name: 'Write the e-mail' }).click()
  await page.getByLabel('Recipient').fill('Jana Weber')
  await page.getByLabel('Their role').fill('Head of Engineering')
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text about the company').fill(company)
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
  await page.getByRole('heading', { name: 'Where it comes from' }).waitFor({ timeout: 120_000 })
  await page.getByLabel("Recipient's address").fill('jana.weber@example.org')
  await page.getByRole('button', { name: 'Let me send what I approve' }).click()
  await page.getByText('After you approve').waitFor()
  await seedOutbox(databaseUrl)
  await findOpenings(page, url, databaseUrl)
  await seedPipeline(databaseUrl)
  await seedCosts(databaseUrl)
  await seedMails(databaseUrl)
  await seedSources(databaseUrl)
  await prepareBriefings(page, url, databaseUrl)
}
