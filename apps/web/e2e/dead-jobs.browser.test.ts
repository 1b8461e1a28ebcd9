import { AxeBuilder } from '@axe-core/playwright'
import { changeAdmin } from '@jobpilot/db/admins'
import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

const posting = 'Platform Engineer\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of experience with Go'

test('an admin hears of dead jobs as they die, starts one again and discards another; nobody else sees them', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  await page.goto(`${stack.url}/admin`)
  await page.getByText('This page is for whoever looks after this instance').waitFor()
  expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0)

  await stack.end('worker')
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('No worker is running').waitFor()

  await changeAdmin(database.url, 'add', 'ada@example.com')
  await page.reload()
  await page.getByRole('link', { name: 'Admin' }).first().click()
  await page.getByText('Nothing is dead').waitFor()
  // As if it had ended its worker each time the queue gave it out, and one that nobody can read beside it.
  // What the schedule has put there in this minute is left alone.
  await database.owner.query(
    'update graphile_worker._private_jobs set attempts = max_attempts where key in (select id::text from task_runs)',
  )
  await database.owner.query(`select graphile_worker.add_job('outreach/compose-mail', '{"n": 1}')`)
  await stack.start('worker')

  const list = page.getByRole('list', { name: 'Dead jobs' })
  await list.getByRole('button', { name: /Postings read posting/ }).waitFor()
  await list.getByRole('button', { name: /Outreach compose mail/ }).waitFor()
  await list.getByRole('button', { name: /Postings read posting/ }).press('Enter')
  await page.getByText('Its worker ended each time').waitFor()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: 'Start it again' }).press('Enter')
  await list.getByRole('button', { name: /Postings read posting/ }).waitFor({ state: 'detached' })

  await list.getByRole('button', { name: /Outreach compose mail/ }).click()
  expect(await page.getByRole('button', { name: 'Start it again' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('button', { name: 'Discard for good' }).click()
  await page.getByText('Nothing is dead').waitFor()
  await page.getByText('All', { exact: true }).click()
  await page.getByText('Could not be read. Discarded').waitFor()

  await page.getByRole('link', { name: 'Openings' }).first().click()
  await page
    .getByRole('img', { name: /^Score|Platform/ })
    .or(page.getByText('Platform Engineer'))
    .first()
    .waitFor()
  const states = async () =>
    (await database.owner.query(`select state from task_runs where task = 'postings/read-posting'`)).rows
  // What was read is stored, and shown, before its run ends.
  await expect.poll(states).toEqual([{ state: 'done' }])
})
