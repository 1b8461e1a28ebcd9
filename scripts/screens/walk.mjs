import { answerAsLeaving } from './answer-as-leaving.mjs'
import { answerWithNone } from './seed-briefings.mjs'
import { answerWithNoBudget } from './seed-costs.mjs'
import { answerWithNoSources } from './seed-sources.mjs'

const settled = (page) => page.waitForTimeout(700)

async function open(page, url, path) {
  await page.goto(url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
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
    name: 'opening-found',
    go: async (page, url) => {
      await open(page, url, '/review')
      await page.getByRole('link', { name: 'Look closer' }).click()
      await page.getByRole('list', { name: 'Timeline' }).getByRole('listitem').first().waitFor()
      await settled(page)
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
  { name: 'pipeline', go: (page, url) => open(page, url, '/pipeline') },
  { name: 'pipeline-list', go: (page, url) => open(page, url, '/pipeline?view=list&order=next') },
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
