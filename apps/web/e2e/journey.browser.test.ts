import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { careersSite, resumeFixture, startTestStack, type TestStack } from '@jobpilot/testing/test-stack'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumArgs, ensureChromium } from '../../../scripts/setup/chromium.mjs'
import { appears } from './appears.ts'
import { skipAfterFailedStep } from './steps.ts'

let stack: TestStack
let browser: Browser
let page: Page
const problems: string[] = []
/** What Chromium itself says of refused calls, of sockets and of the network a test cuts. */
const expected = /status of 4\d\d|WebSocket|ERR_INTERNET_DISCONNECTED/

skipAfterFailedStep(() => page)
beforeAll(async () => {
  stack = await startTestStack(careersSite, {}, true)
  browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text())
  })
})
afterAll(async () => {
  await browser.close()
  await stack[Symbol.asyncDispose]()
})

/** Nothing serious by axe, and nothing on the console that nobody handled. */
async function expectSound(where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
  expect(serious.map((violation) => `${where}: ${violation.id} ${violation.nodes[0]?.html}`)).toEqual([])
  expect(problems).toEqual([])
}

test('1. a stranger makes an account', async () => {
  await page.goto(stack.url)
  await page.getByRole('button', { name: 'Look around as the demo person' }).waitFor()
  await expectSound('sign-in')
  await page.getByText('Create an account', { exact: true }).click()
  await page.getByLabel('Name').fill('Rajesh Kumar')
  await page.getByLabel('E-mail').fill('rajesh@example.org')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor()
  await expectSound('home')
})

test('2. they drop a resume; the profile appears, each field beside its place in the document', async () => {
  await page.goto(`${stack.url}/profile`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^Choose a resume file/ }).click(),
  ])
  await chooser.setFiles({
    name: 'rajesh.pdf',
    mimeType: 'application/pdf',
    buffer: await resumeFixture('02-midcareer-tech.pdf'),
  })
  await page.getByLabel('Job title').first().waitFor()
  await expect.poll(() => page.getByLabel('Job title').first().inputValue()).toBe('Senior Software Engineer')
  await page.getByLabel('Job title').first().focus()
  await expect.poll(() => page.locator('mark[data-active]').first().textContent()).toContain('Senior Software Engineer')
  await expectSound('profile')
})

test('3. an edit survives a reload before it is saved, and is saved', async () => {
  const title = page.getByLabel('Job title').first()
  await title.fill('Staff Software Engineer')
  await page.reload()
  await expect.poll(() => page.getByLabel('Job title').first().inputValue()).toBe('Staff Software Engineer')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect
    .poll(async () => {
      const { rows } = await stack.database.owner.query(
        `select content -> 'experience' -> 0 -> 'title' ->> 'value' as title from profile_versions order by version desc limit 1`,
      )
      return rows[0]?.title
    })
    .toBe('Staff Software Engineer')
})

test('4. they add an opening by its address and see the match', async () => {
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByLabel('Address of the posting').fill(`${stack.site}/job`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Senior Software Engineer' }).waitFor()
  await page.getByText(/^A (strong|possible|weak) match$/).waitFor()
  await page.getByText('Kubernetes and PostgreSQL').first().waitFor()
  await expectSound('opening')
})

test('5. they compose a cold e-mail; a page that cannot be read says what to do', async () => {
  await page.getByRole('link', { name: 'Write the e-mail' }).click()
  await page.getByLabel('Recipient').fill('Grace Hopper')
  await page.getByLabel('Company page').fill(`${stack.site}/empty-app`)
  await page.reload()
  expect(await page.getByLabel('Recipient').inputValue()).toBe('Grace Hopper')
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
  await page.getByRole('heading', { name: 'Paste the text instead' }).waitFor()
  await page.goto(`${stack.url}/outreach/new`)
  await page.getByLabel('Recipient').fill('Grace Hopper')
  await page.getByLabel('Company page').fill(`${stack.site}/about`)
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
  await page.getByRole('heading', { name: 'Where it comes from' }).waitFor()
  await page.getByText('Hello Grace', { exact: false }).first().waitFor()
  await expectSound('mail')
})

test('6. the e-mail can be taken along as a file, and the activity says what was done', async () => {
  await page.getByRole('button', { name: 'Download' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('menuitem', { name: /eml|mail/i })
      .first()
      .click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('X-Unsent: 1')
  await page.goto(`${stack.url}/activity`)
  await page
    .getByText(/Wrote an e-mail to Grace Hopper/)
    .first()
    .waitFor()
  await page
    .getByText(/Read rajesh.pdf into your profile/)
    .first()
    .waitFor()
  await expectSound('activity')
})

test('7. the brake holds new work, on every page, and releasing it lets the work go on', async () => {
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await page.getByRole('button', { name: 'Resume', exact: true }).waitFor()
  // It shows at once; a page that is left before it is sent takes it along.
  await expect
    .poll(async () => (await stack.database.owner.query(`select brake from users`)).rows)
    .toEqual([{ brake: 'paused' }])
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page
    .getByLabel('Text of the posting')
    .fill('Go Engineer\n\nLocation: Oslo, Norway\n\nRequirements\n- 3 years of experience with Go\n- PostgreSQL')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect
    .poll(
      async () =>
        (await stack.database.owner.query(`select count(*)::int as held from task_runs where state = 'held'`)).rows[0]
          .held,
    )
    .toBe(1)
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.goto(`${stack.url}/openings`)
  await page.getByRole('link', { name: /Go Engineer/ }).waitFor()
})

test('8. cutting the network and restoring it leaves the screen equal to the database', async () => {
  await page.context().setOffline(true)
  await page
    .getByText(/offline/i)
    .first()
    .waitFor()
  const { rows } = await stack.database.owner.query(`select user_id from postings limit 1`)
  await stack.database.owner.query(
    `update postings set content = jsonb_set(content, '{title,value}', '"Renamed Engineer"') where content -> 'title' ->> 'value' = 'Go Engineer'`,
  )
  await stack.database.owner.query(
    `select append_event($1, jsonb_build_object('type', 'posting.changed', 'postingId', id)) from postings where content -> 'title' ->> 'value' = 'Renamed Engineer'`,
    [rows[0].user_id],
  )
  await page.context().setOffline(false)
  await page.getByRole('link', { name: /Renamed Engineer/ }).waitFor()
  // The socket may wait out a back-off of up to 36 s.
  await page.getByText('Live', { exact: true }).first().waitFor({ timeout: 45_000 })
})

test('9. everything can be reached by keys alone', async () => {
  const profile = page.getByRole('heading', { level: 1, name: 'Profile' })
  const goToProfile = async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    return await appears(profile)
  }
  // On a busy machine the second key may come too late.
  await expect.poll(goToProfile, { timeout: 30_000 }).toBe(true)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Openings, pages, actions').fill('Renamed')
  await page.getByRole('dialog').getByText('Renamed Engineer').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Renamed Engineer' }).waitFor()
})

test('10. on a phone nothing is cut off sideways', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/profile', '/openings', '/pipeline', '/outreach', '/activity', '/settings']) {
    await page.goto(stack.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
  await expectSound('settings on a phone')
})
