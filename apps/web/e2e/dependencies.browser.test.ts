import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@jobpilot/db/migrate'
import { type LoopbackModelServer, startLoopbackModelServer } from '@jobpilot/platform/models/loopback-model-server'
import { waitFor } from '@jobpilot/testing/wait-for'
import { type Browser, chromium, type Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumArgs, ensureChromium } from '../../../scripts/setup/chromium.mjs'
import { ensureClamd, startClamd } from '../../../scripts/setup/clamav.mjs'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../scripts/setup/embedded-postgres.mjs'
import { freePort } from '../../../scripts/setup/free-port.mjs'
import { type Stack, startStack } from '../../../scripts/setup/stack.mjs'
import { signUp } from './signed-in-browser.ts'
import { skipAfterFailedStep } from './steps.ts'

// Each thing the product needs is stopped under somebody who uses it, and started again.

const company =
  'Ledgerline keeps the books of 4,000 online shops. We opened our second office this year and run every payout on our own ledger.'

const databaseName = `postgres-dependencies-${process.pid}`
let postgres: EmbeddedPostgres
let dataDir: string
let clamd: Awaited<ReturnType<typeof startClamd>>
let clamdPort: number
let smtp: SMTPServer
let smtpPort: number
const delivered: string[] = []
let model: LoopbackModelServer
let stack: Stack
let browser: Browser
let page: Page

async function startSmtp(port: number): Promise<number> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      delivered.push(address)
      done()
    },
    onData: (stream, _session, done) => {
      stream.on('end', () => done())
      stream.resume()
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done))
  return (smtp.server.address() as AddressInfo).port
}
/** What it says of a posting: nothing. For whatever else it is asked, that is an answer of no use. */
const says = {
  title: null,
  employer: null,
  places: [],
  workMode: null,
  remoteScope: null,
  employmentType: null,
  seniority: null,
  salary: null,
  experienceYears: null,
  skills: [],
  mustHaves: [],
  niceToHaves: [],
  responsibilities: [],
  about: [],
}
const startModel = (port?: number) =>
  startLoopbackModelServer({ respond: () => ({ kind: 'ok', json: says }), ...(port ? { port } : {}) })
const stopSmtp = () => new Promise<void>((done) => smtp.close(() => done()))

skipAfterFailedStep(() => page)
beforeAll(async () => {
  postgres = await startEmbeddedPostgres(databaseName, { fsync: 'off', max_connections: 80 })
  await migrate(postgres.url)
  dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-dependencies-'))
  clamdPort = await freePort()
  clamd = await startClamd({ port: clamdPort })
  smtpPort = await startSmtp(0)
  model = await startModel()
  stack = await startStack({
    databaseUrl: postgres.url,
    dataDir,
    isBuilt: true,
    env: {
      CLAMAV_ADDRESS: `127.0.0.1:${clamdPort}`,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      MAIL_FROM: 'mail@jobpilot.test',
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_FAST: 'own-model',
      MODEL_PRICE_INPUT: '0',
      MODEL_PRICE_OUTPUT: '0',
    },
  })
  browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  await signUp(page, stack.url)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
  await stopSmtp()
  await model?.[Symbol.asyncDispose]()
  await clamd?.[Symbol.asyncDispose]()
  postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
  for (const path of [postgres.data, ...['owner', 'password', 'port'].map((end) => `${postgres.data}.${end}`)])
    await rm(path, { recursive: true, force: true })
}, 60_000)

/** What the health endpoint says of a part; undefined while it says something else. */
async function untilHealth(part: string, state: string, status: number): Promise<void> {
  await waitFor(
    `${part} to be ${state}`,
    async () => {
      const response = await fetch(`${stack.url}/health/ready`)
      const { components } = (await response.json()) as { components: { name: string; state: string }[] }
      const isThere = components.some((each) => each.name === part && each.state === state)
      return (isThere && response.status === status) || undefined
    },
    40_000,
  )
  expect((await fetch(`${stack.url}/health/live`)).status).toBe(200)
}

/** What somebody reads of the instance in their settings. */
async function expectSettingsToSay(words: string | RegExp): Promise<void> {
  await page.goto(`${stack.url}/settings`)
  await page.getByRole('region', { name: 'How this instance is' }).getByText(words).waitFor()
}

async function pastePosting(title: string): Promise<void> {
  await page.goto(`${stack.url}/openings?add=true`)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text of the posting').fill(`${title}\nNorthwind, Oslo\n\nRequirements\n- 3+ years with Go`)
  await page.getByRole('button', { name: 'Read it' }).click()
}

const resume = (skill: string) => ({
  name: `${skill}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(
    `Ada Lovelace\nada@example.com\n\nExperience\nAnalyst, Babbage & Co\n2019 - 2024\n\nSkills\n${skill}`,
  ),
})
async function giveResume(skill: string): Promise<void> {
  await page.goto(`${stack.url}/profile`)
  const another = page.getByRole('button', { name: 'Use another resume' })
  const first = page.getByRole('button', { name: /^Choose a resume file/ })
  await another.or(first).first().waitFor()
  if (await another.isVisible()) await another.click()
  await page.locator('input[type=file]').first().setInputFiles(resume(skill))
}

test('the worker: what is asked for waits, says so, and is done when one is back', async () => {
  await stack.end('worker', 'SIGKILL')
  await pastePosting('Platform Engineer')
  await page.getByText('No worker is running on this instance, so this waits. Nothing is lost.').waitFor()
  await untilHealth('Worker', 'degraded', 200)
  await expectSettingsToSay('What you ask for waits at the moment. Nothing is lost.')
  await page.goto(`${stack.url}/openings`)
  await page.getByText('I am reading it').waitFor()
  await stack.start('worker')
  await page.getByText('Platform Engineer').waitFor({ timeout: 60_000 })
  await untilHealth('Worker', 'ok', 200)
}, 120_000)

test('Postgres: the page says it, keeps what is typed, and goes on by itself; what was saved is there', async () => {
  await page.goto(`${stack.url}/outreach/new`)
  await page.getByLabel('Recipient').fill('Jana Weber')
  postgres.stop()
  await untilHealth('Database', 'down', 503)
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text about the company').fill(company)
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /database/i })
    .first()
    .waitFor()
  expect(await page.getByLabel('Recipient').inputValue()).toBe('Jana Weber')
  await page.goto(`${stack.url}/settings`)
  await page
    .getByText(/Nothing can be read or saved right now|I could not/)
    .first()
    .waitFor()
  postgres = await startEmbeddedPostgres(databaseName, { fsync: 'off', max_connections: 80 })
  await untilHealth('Database', 'ok', 200)
  await page
    .getByRole('region', { name: 'How this instance is' })
    .getByText(/It works|Everything works/)
    .waitFor()
  await page.goto(`${stack.url}/outreach/new`)
  await expect.poll(() => page.getByLabel('Recipient').inputValue()).toBe('Jana Weber')
  await page.goto(`${stack.url}/openings`)
  await page.getByText('Platform Engineer').waitFor()
}, 120_000)

test('the storage: a file that cannot be kept is refused with what to do, and is taken when it can', async () => {
  await rename(`${dataDir}/files`, `${dataDir}/aside`)
  await writeFile(`${dataDir}/files`, 'in the way')
  await untilHealth('Storage', 'down', 503)
  await giveResume('SQL')
  await page.getByRole('alert').filter({ hasText: /file/i }).first().waitFor()
  await expectSettingsToSay('Files cannot be kept or opened right now.')
  await rm(`${dataDir}/files`)
  await rename(`${dataDir}/aside`, `${dataDir}/files`)
  await untilHealth('Storage', 'ok', 200)
  await giveResume('SQL')
  await page.getByLabel('Headline').waitFor({ timeout: 60_000 })
}, 120_000)

test.skipIf(ensureClamd() === undefined)(
  'the virus scanner: a file waits unread and says why, and is read when it is scanned',
  async () => {
    await clamd[Symbol.asyncDispose]()
    await untilHealth('Virus scanner', 'down', 503)
    await expectSettingsToSay('Uploads cannot be scanned for viruses right now.')
    await giveResume('COBOL')
    await page.getByText('The virus scanner gives no answer, so I keep this file closed.').first().waitFor()
    clamd = await startClamd({ port: clamdPort })
    await untilHealth('Virus scanner', 'ok', 200)
    await page.getByRole('button', { name: 'Try again' }).first().click()
    // The one before it was in the profile, and scanned, too.
    const read = page.getByRole('list', { name: 'Your resumes' }).getByRole('listitem').filter({ hasText: 'COBOL.txt' })
    await read.getByText('In your profile, scanned').waitFor()
  },
  120_000,
)

test('the mail server: an approved e-mail is not sent, says so, and is sent once when it is tried again', async () => {
  await stopSmtp()
  await untilHealth('Mail', 'down', 503)
  await expectSettingsToSay(/E-mails cannot be sent right now/)
  await page.goto(`${stack.url}/outreach/new`)
  await page.getByLabel('Recipient').fill('Jana Weber')
  await page.getByText('Paste the text', { exact: true }).click()
  await page.getByLabel('Text about the company').fill(company)
  await page.getByRole('button', { name: 'Write the e-mail' }).click()
  const send = page.getByRole('region', { name: 'Send it' })
  await send.getByLabel("Recipient's address").fill('jana@example.org')
  await page.keyboard.press('Enter')
  await send.getByRole('button', { name: 'Let me send what I approve' }).click()
  const approve = send.getByRole('button', { name: 'Approve and send' })
  await expect.poll(() => approve.isEnabled()).toBe(true)
  await approve.click()
  await send.getByText('The mail server could not be reached. Nothing went out.').waitFor({ timeout: 60_000 })
  expect(delivered).not.toContain('jana@example.org')
  await startSmtp(smtpPort)
  await untilHealth('Mail', 'ok', 200)
  await expect.poll(() => approve.isEnabled()).toBe(true)
  await approve.click()
  await waitFor('the e-mail to arrive', () => delivered.includes('jana@example.org') || undefined, 60_000)
  await send.getByText(/^Sent/).first().waitFor()
  expect(delivered.filter((address) => address === 'jana@example.org')).toHaveLength(1)
}, 180_000)

test('the model: what is asked meanwhile is read without it and says so, and with it again when it is back', async () => {
  const readAs = async (title: string, words: string | RegExp) => {
    await pastePosting(title)
    await page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 60_000 })
    await page.getByText('What I read', { exact: true }).click()
    await page.getByText(words).waitFor()
  }
  const { port } = model
  await readAs('Data Engineer', /^Made by openai-compatible own-model/)
  await untilHealth('Model', 'ok', 200)
  await model[Symbol.asyncDispose]()
  await readAs(
    'Release Engineer',
    /^Made by the built-in engine.* The model provider had trouble, so the built-in engine made this/,
  )
  await untilHealth('Model', 'degraded', 200)
  await expectSettingsToSay('The model does not answer at the moment, so the built-in engine does its work.')
  model = await startModel(port)
  await readAs('Site Engineer', /^Made by openai-compatible own-model/)
  await untilHealth('Model', 'ok', 200)
}, 180_000)
