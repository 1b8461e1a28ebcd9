import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromiumArgs, ensureChromium } from './setup/chromium.mjs'
import { dataDir, root } from './setup/paths.mjs'
import { step, totalTime } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// Takes a picture of each screen, light and dark, at 1280 and 390 px, of the production build with the demo person's
// data, and checks each with axe. Use: npm run screenshots -- --out DIR [--screen NAME,NAME] [--full]
await ensureRuntime()
const after = (flag) => {
  const at = process.argv.indexOf(flag)
  return at < 0 ? undefined : process.argv[at + 1]
}
const out = resolve(after('--out') ?? `${dataDir}/screenshots`)
const only = after('--screen')?.split(',')
const fullPage = process.argv.includes('--full')
mkdirSync(out, { recursive: true })

const { chromium } = await import('playwright-core')
const { AxeBuilder } = await import('@axe-core/playwright')
const { default: pg } = await import('pg')
const { startEmbeddedPostgres } = await import('./setup/embedded-postgres.mjs')
const { migrate } = await import('../db/migrate.ts')
const { seedDemo } = await import('./setup/seed-demo.mjs')
const { startStack } = await import('./setup/stack.mjs')
const { prepare } = await import('./screens/prepare.mjs')
const { screens } = await import('./screens/walk.mjs')

const undo = []
const problems = []

async function database() {
  const server = await startEmbeddedPostgres('postgres-test', { fsync: 'off', max_connections: 400 })
  const name = `screens_${process.pid}`
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${name}`)
  undo.push(async () => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
    if (server.isOurs) server.stop()
  })
  await migrate(server.urlOf(name))
  return server.urlOf(name)
}

/** Nothing dies by itself for a picture. */
async function seedDeadJobs(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`
    insert into dead_jobs (user_id, run_id, task, payload, attempts, cause, message, died_at, alerted_at)
    select user_id, id, task, payload, 3, 'failed', 'TypeError', now() - interval '20 minutes', now() from task_runs limit 1`)
  await client.query(`
    insert into dead_jobs (task, payload, attempts, cause, message, died_at, alerted_at)
    values ('outreach/compose-mail', '{}', 1, 'unreadable', '', now() - interval '2 hours', now())`)
  await client.end()
}

async function checkAxe(page, name) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // A frame that runs no scripts cannot be asked.
    .exclude('iframe')
    .analyze()
  for (const { impact, id, nodes } of violations)
    problems.push(`${name}: ${impact} ${id}, ${nodes[0]?.html.slice(0, 160)}`)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (tooWide > 0) problems.push(`${name}: scrolls ${tooWide} px sideways`)
}

async function take(page, name) {
  await page.screenshot({ path: `${out}/${name}.png`, fullPage })
  await checkAxe(page, name)
}

try {
  await step('Web app', async () => {
    const { build } = await import('vite')
    await build({ root: `${root}/apps/web`, configFile: `${root}/apps/web/vite.config.ts`, logLevel: 'error' })
  })
  const files = `${dataDir}/screens-${process.pid}`
  process.env.DATA_DIR = files
  const databaseUrl = await database()
  await seedDemo(databaseUrl)
  await seedDeadJobs(databaseUrl)
  const stack = await startStack({ databaseUrl, dataDir: files })
  undo.unshift(() => stack.stop())
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  undo.unshift(() => browser.close())
  const first = await browser.newContext()
  await step('Demo data', async () => prepare(await first.newPage(), stack.url, databaseUrl))
  const state = await first.storageState()
  await first.close()

  for (const colorScheme of ['light', 'dark'])
    for (const width of [1280, 390])
      await step(`${colorScheme}, ${width} px`, async () => {
        const look = { colorScheme, viewport: { width, height: 860 }, hasTouch: width < 768 }
        const stranger = await browser.newContext(look)
        const door = await stranger.newPage()
        await door.goto(stack.url)
        await door.getByRole('button', { name: 'Look around as the demo person' }).waitFor()
        if (only === undefined || only.includes('sign-in')) await take(door, `sign-in-${colorScheme}-${width}`)
        await stranger.close()

        const context = await browser.newContext({ ...look, storageState: state })
        const page = await context.newPage()
        page.on('pageerror', (error) => problems.push(`${colorScheme} ${width}: ${error.message}`))
        page.on(
          'console',
          (message) => message.type() === 'error' && problems.push(`${colorScheme} ${width}: ${message.text()}`),
        )
        for (const { name, go, leave } of screens) {
          if (only !== undefined && !only.includes(name)) continue
          await go(page, stack.url)
          await take(page, `${name}-${colorScheme}-${width}`)
          await leave?.(page)
        }
        await context.close()
      })
} finally {
  for (const end of undo) await end()
}

for (const problem of problems) console.error(`  ✗ ${problem}`)
console.log(
  `\nPictures in ${out}, ${totalTime()}. ${problems.length === 0 ? 'axe found nothing.' : `${problems.length} problems.`}`,
)
process.exitCode = problems.length === 0 ? 0 : 1
