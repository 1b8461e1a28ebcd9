import { seedListings } from '../setup/seed-listings.mjs'
import { answerAsLeaving } from './answer-as-leaving.mjs'
import { answerWithNone, seedEarlierBriefing } from './seed-briefings.mjs'
import { answerWithNoBudget, seedCosts } from './seed-costs.mjs'
import { seedMails } from './seed-mails.mjs'
import { seedOutbox } from './seed-outbox.mjs'
import { answerWithNoSources, seedSources } from './seed-sources.mjs'

const company =
  'We run the post-purchase platform that 1,500 brands use to keep customers after the buy button: delivery tracking, ' +
  'returns and notifications for 125 million people a year. Our engineers own their services from design to on-call.'

const settled = (page) => page.waitForTimeout(700)

async function open(page, url, path) {
  await page.goto(url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}

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
  await seedCosts(databaseUrl)
  await seedMails(databaseUrl)
  await seedSources(databaseUrl)
  await prepareBriefings(page, url, databaseUrl)
}

const followFirst = async (page, list) => {
  await page.getByRole('list', { name: list }).getByRole('link').first().click()
  await page.waitForURL(/[0-9a-f-]{36}$/)
  await settled(page)
}

/** Each screen by name, with how to come to it for a signed-in person. */
export const screens = [
  { name: 'home', go: (page, url) => open(page, url, '/') },
  {
    name: 'home-end',
    go: async (page, url) => {
      await open(page, url, '/')
      await page.getByText('What I did and spent').scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  {
    name: 'home-first',
    go: async (page, url) => {
      await page.route(/briefings\.latest/, answerWithNone)
      await open(page, url, '/')
    },
    leave: (page) => page.unroute(/briefings\.latest/),
  },
  {
    name: 'briefings',
    go: async (page, url) => {
      await open(page, url, '/briefings')
      await page.getByRole('list', { name: 'Briefings' }).getByRole('button').last().click()
      await settled(page)
    },
  },
  {
    name: 'briefing-time',
    go: async (page, url) => {
      await open(page, url, '/settings')
      const card = page.getByRole('region', { name: 'Briefing' })
      await card.getByText('Weekly').click()
      await card.scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  { name: 'profile', go: (page, url) => open(page, url, '/profile') },
  {
    name: 'profile-field',
    go: async (page, url) => {
      await open(page, url, '/profile')
      await page.getByLabel('Job title').first().focus()
      await settled(page)
    },
  },
  { name: 'review', go: (page, url) => open(page, url, '/review') },
  { name: 'review-table', go: (page, url) => open(page, url, '/review?view=table') },
  { name: 'search', go: (page, url) => open(page, url, '/search?words=engineer') },
  {
    name: 'search-open',
    go: async (page, url) => {
      await open(page, url, '/search?words=senior+engineer&mode=remote&ruledOut=true')
      await page.getByRole('list', { name: 'Listings found' }).locator('[data-walk]').nth(1).click()
      const filter = page.getByRole('button', { name: /^Filter/ })
      if (await filter.isVisible()) await filter.click()
      await settled(page)
    },
  },
  {
    name: 'search-none',
    go: async (page, url) => {
      await open(page, url, '/search?words=engineer&mode=onsite&country=KP')
      await page.getByRole('button', { name: 'Search without filters' }).waitFor()
      await settled(page)
    },
  },
  {
    name: 'looking-for',
    go: async (page, url) => {
      await open(page, url, '/looking-for')
      await page.getByRole('button', { name: /Deal-breakers/ }).click()
      await settled(page)
    },
  },
  { name: 'openings', go: (page, url) => open(page, url, '/openings') },
  { name: 'add-opening', go: (page, url) => open(page, url, '/openings?add=true') },
  {
    name: 'opening',
    go: async (page, url) => {
      await open(page, url, '/openings')
      await followFirst(page, 'Openings')
    },
  },
  {
    name: 'opening-read',
    go: async (page, url) => {
      await open(page, url, '/openings')
      await followFirst(page, 'Openings')
      await page.getByText('What I read', { exact: true }).click()
      await settled(page)
    },
  },
  { name: 'sources', go: (page, url) => open(page, url, '/sources') },
  {
    name: 'sources-found',
    go: async (page, url) => {
      await open(page, url, '/sources')
      await page.getByLabel('An employer, or an address of theirs').fill('data')
      await page.getByRole('list', { name: 'Employers found' }).waitFor()
      await settled(page)
    },
  },
  {
    name: 'sources-first',
    go: async (page, url) => {
      await page.route(/sources\.list/, answerWithNoSources)
      await open(page, url, '/sources')
    },
    leave: (page) => page.unroute(/sources\.list/),
  },
  { name: 'outreach', go: (page, url) => open(page, url, '/outreach') },
  { name: 'compose', go: (page, url) => open(page, url, '/outreach/new') },
  {
    name: 'mail',
    go: async (page, url) => {
      await open(page, url, '/outreach')
      await followFirst(page, 'E-mails')
      await page.getByRole('region', { name: 'E-mail with sources' }).getByRole('button').first().focus()
      await settled(page)
    },
  },
  {
    name: 'mail-send',
    go: async (page, url) => {
      await open(page, url, '/outreach')
      await page
        .getByRole('link', { name: /Jana Weber/ })
        .last()
        .click()
      await page.getByRole('button', { name: 'Approve and send' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  {
    name: 'mail-countdown',
    go: async (page, url) => {
      await open(page, url, '/outreach')
      await page
        .getByRole('link', { name: /Jana Weber/ })
        .last()
        .click()
      await page.getByRole('button', { name: 'Approve and send' }).click()
      await page.getByRole('button', { name: 'Take it back' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
    leave: (page) => page.getByRole('button', { name: 'Take it back' }).click(),
  },
  { name: 'outbox', go: (page, url) => open(page, url, '/outbox') },
  { name: 'mailbox', go: (page, url) => open(page, url, '/mailbox') },
  {
    name: 'mailbox-message',
    go: async (page, url) => {
      await open(page, url, '/mailbox')
      await page.getByRole('link', { name: /Your briefing for/ }).click()
      await page.frameLocator('iframe').getByText('Open the briefing').waitFor()
      await settled(page)
    },
  },
  {
    name: 'settings-mail',
    go: async (page, url) => {
      await open(page, url, '/settings')
      await page
        .getByRole('heading', { name: 'Mail', exact: true })
        .evaluate((heading) => heading.scrollIntoView({ block: 'center' }))
      await settled(page)
    },
  },
  {
    name: 'autonomy',
    go: async (page, url) => {
      await open(page, url, '/settings')
      await page.getByRole('heading', { name: 'Autonomy' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  {
    name: 'activity',
    go: async (page, url) => {
      await open(page, url, '/activity')
      await page.getByRole('list', { name: 'Activity' }).getByRole('button').first().click()
      await settled(page)
    },
  },
  {
    name: 'admin',
    go: async (page, url) => {
      await open(page, url, '/admin')
      await page.getByRole('list', { name: 'Dead jobs' }).getByRole('button').first().click()
      await settled(page)
    },
  },
  {
    name: 'admin-costs',
    go: async (page, url) => {
      await open(page, url, '/admin')
      await page.getByRole('heading', { name: 'By agent' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  {
    name: 'admin-audit',
    go: async (page, url) => {
      await open(page, url, '/admin')
      await page.getByRole('list', { name: 'Audit log' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  { name: 'costs', go: (page, url) => open(page, url, '/costs') },
  {
    name: 'costs-stopped',
    go: async (page, url) => {
      await page.route(/spend\.month/, answerWithNoBudget)
      await open(page, url, '/costs')
    },
    leave: (page) => page.unroute(/spend\.month/),
  },
  {
    name: 'your-data',
    go: async (page, url) => {
      await open(page, url, '/settings')
      const panel = page.getByRole('region', { name: 'Your data' })
      await panel.getByRole('button', { name: /Pack/ }).click()
      await panel.getByRole('button', { name: 'Download' }).waitFor()
      await panel.scrollIntoViewIfNeeded()
      await settled(page)
    },
  },
  {
    name: 'delete-data',
    go: async (page, url) => {
      await open(page, url, '/settings')
      await page.getByRole('button', { name: 'Delete everything' }).click()
      await page.getByLabel(/to go on/).fill('delete my')
      await settled(page)
    },
  },
  {
    name: 'leaving',
    go: async (page, url) => {
      await page.route(/(me\.get|privacy\.deletion)/, answerAsLeaving)
      await open(page, url, '/settings')
      await page.getByRole('heading', { name: 'Delete it' }).scrollIntoViewIfNeeded()
      await settled(page)
    },
    leave: (page) => page.unroute(/(me\.get|privacy\.deletion)/),
  },
  {
    name: 'leaving-home',
    go: async (page, url) => {
      await page.route(/me\.get/, answerAsLeaving)
      await open(page, url, '/')
    },
    leave: (page) => page.unroute(/me\.get/),
  },
  { name: 'settings', go: (page, url) => open(page, url, '/settings') },
  {
    name: 'palette',
    go: async (page, url) => {
      await open(page, url, '/')
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('Openings, pages, actions').waitFor()
      await settled(page)
    },
  },
]
