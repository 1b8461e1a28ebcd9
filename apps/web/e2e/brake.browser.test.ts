import { expect, test } from 'vitest'
import { signUpInBrowser } from './signed-in-browser.ts'

test('the brake is one press away on every page, stands when it is pressed twice, and says so until it is released', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const pressed = () => expect.poll(async () => (await database.owner.query('select brake from users')).rows)
  const released: string[] = []
  page.on('request', (request) => request.url().includes('brake.release') && released.push(request.url()))
  const brake = page.getByRole('button', { name: 'Pause all agents' })
  const box = await brake.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
  await page.mouse.down()
  await page.mouse.up()
  await page.getByText(/Paused since/).waitFor()
  // It shows at once; a page that is left before it is sent takes it along.
  await pressed().toEqual([{ brake: 'paused' }])
  // The second press of a slow double click, after the first was answered.
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  for (const path of ['/profile', '/openings', '/outreach', '/activity', '/settings']) {
    await page.goto(stack.url + path)
    await page.getByText(/Paused since/).waitFor()
  }
  expect(released).toEqual([])
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.getByRole('button', { name: 'Pause all agents' }).waitFor()
  expect(await page.getByText(/Paused since/).count()).toBe(0)
})

test('what was pressed last arrives also when the tab is closed while it waits for a free connection', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, stack, database } = signedIn
  const server = stack.children.get('server')
  server?.kill('SIGSTOP')
  // A browser has six connections to a host, each of which now waits for an answer.
  await page.evaluate(() => {
    for (let call = 0; call < 6; call += 1) void fetch('/', { cache: 'no-store' })
  })
  const sent = page.waitForRequest((request) => request.url().includes('brake.press'))
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await sent
  await page.close()
  server?.kill('SIGCONT')
  await expect
    .poll(async () => (await database.owner.query('select brake from users')).rows)
    .toEqual([{ brake: 'paused' }])
})

test('what has yet to stop under the brake is said, named once it takes too long, and held by force in the end', async () => {
  await using signedIn = await signUpInBrowser()
  const { page, database } = signedIn
  // Left by a process that died in the middle of a page.
  await database.owner.query(`
    insert into task_runs (user_id, task, state, subject_kind, payload, lease_token, steps, started_at)
    select id, 'postings/read-posting', 'running', 'posting', '{}', gen_random_uuid(), '[{"key":"fetch","label":"Fetching the page","state":"running",
      "detail":null,"startedAt":"2026-12-01T00:00:00Z","endedAt":null}]', now() from users`)
  const pressedFor = (seconds: number) =>
    database.owner.query('update users set paused_at = now() - make_interval(secs => $1)', [seconds])
  await page.getByRole('button', { name: 'Pause all agents' }).click()
  await page.getByText('1 run to stop at the next step').waitFor()
  await pressedFor(31)
  await page.getByText('Still under way: Fetching the page').waitFor()
  await pressedFor(121)
  await page.getByText(/^Paused since/).waitFor()
  await page.getByText('1 run held').waitFor()
})
