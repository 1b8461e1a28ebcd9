import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { composeMail } from './composing.ts'
import { signUpInBrowser } from './signed-in-browser.ts'

const posting = 'Platform Engineer\nNorthwind, Oslo, Norway\n\nRequirements\n- 3+ years of experience with Go'

/** Keeps back the answer to the next call of a procedure, which the server has given by then, until `release`. */
async function holdAnswer(page: Page, procedure: string): Promise<{ given: Promise<void>; release: () => void }> {
  const given = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await page.route(
    ({ pathname }) => pathname.includes(procedure),
    async (route) => {
      const response = await route.fetch()
      given.resolve()
      await released.promise
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  return { given: given.promise, release: released.resolve }
}

test('what is typed while an e-mail is saved is saved after it; a save that is answered late is no conflict', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, database } = signedIn
  const saved = async () =>
    (await database.owner.query(`select body, version from agent_outputs where kind = 'mail'`)).rows[0]
  const conflict = page.getByText('This e-mail was changed in another tab')
  await composeMail(signedIn)
  await page.getByText('Edit', { exact: true }).click()
  const body = page.getByLabel('Body')
  const { version } = await saved()

  const first = await holdAnswer(page, 'outreach.edit')
  await body.fill('Dear Jana')
  await first.given
  await body.fill('Dear Jana, may I write to you?')
  first.release()
  await expect.poll(saved).toEqual({ body: 'Dear Jana, may I write to you?', version: version + 2 })
  await page.getByText(`Saved, version ${version + 2}`).waitFor()
  expect(await conflict.count()).toBe(0)

  const second = await holdAnswer(page, 'outreach.edit')
  await body.fill('Dear Jana, may I write to you again?')
  await second.given
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor()
  const answered = page.waitForResponse((response) => response.url().includes('outreach.edit'))
  second.release()
  await answered
  await page.goBack()
  await page.getByText(`Saved, version ${version + 3}`).waitFor()
  expect(await conflict.count()).toBe(0)

  // Left before it was sent.
  await page.getByLabel('Subject').fill('A question')
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor()
  await page.goBack()
  await page.getByText(`Saved, version ${version + 4}`).waitFor()
})

test('who has gone on meanwhile stays where they are, and a step that is pressed twice is passed once', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack } = signedIn
  const beenTo: string[] = []
  page.on('framenavigated', (frame) => beenTo.push(new URL(frame.url()).pathname))
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(posting)
  const adding = await holdAnswer(page, 'postings.addText')
  await page.getByRole('button', { name: 'Read it' }).click()
  await adding.given
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor()
  const added = page.waitForResponse((response) => response.url().includes('postings.addText'))
  adding.release()
  await added
  await page.getByRole('link', { name: 'Openings' }).first().click()
  await page.getByRole('link', { name: /Platform Engineer/ }).waitFor()
  // What was taken is not asked for again.
  await page.getByRole('button', { name: 'Add an opening' }).click()
  await page.getByText('Paste the text', { exact: true }).click()
  expect(await page.getByLabel('Text of the posting').inputValue()).toBe('')
  expect(beenTo.filter((path) => path.startsWith('/openings/'))).toEqual([])

  await page.goto(`${stack.url}/looking-for`)
  const saving = await holdAnswer(page, 'preferences.save')
  await page.getByRole('button', { name: 'Skip', exact: true }).dblclick()
  await saving.given
  const skipped = page.waitForResponse((response) => response.url().includes('preferences.save'))
  saving.release()
  await skipped
  await page.getByRole('heading', { name: 'Where, and how?' }).waitFor()
  await page.getByRole('button', { name: 'Skip', exact: true }).click()
  await page.getByRole('heading', { name: 'What should it pay?' }).waitFor()
})

test('of two choices that follow each other fast, the later one stands, whichever of the calls is the slower', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const later = Promise.withResolvers<void>()
  const calls: string[] = []
  await page.route(
    ({ pathname }) => pathname.includes('me.setAutonomy'),
    async (route) => {
      calls.push(route.request().postData() ?? '')
      if (calls.length === 1) await later.promise
      await route.continue()
    },
  )
  await page.goto(`${stack.url}/settings`)
  await page.getByLabel('Acts after approval').click()
  await expect.poll(() => calls.length).toBe(1)
  await page.getByLabel('Suggests').click()
  await page.getByRole('radio', { name: 'Suggests', checked: true }).waitFor()
  later.resolve()
  await expect.poll(() => calls.length).toBe(2)
  await expect
    .poll(async () => (await database.owner.query('select autonomy from users')).rows)
    .toEqual([{ autonomy: 0 }])
  const { rows } = await database.owner.query(
    `select detail from audit_log where action = 'autonomy-changed' order by seq`,
  )
  expect(rows).toEqual([{ detail: { level: 2 } }, { detail: { level: 0 } }])
})
