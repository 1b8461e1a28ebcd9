import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { cloneDatabase } from './test-database.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const run = (args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

test('db/types.ts is what the migrated database gives', async () => {
  await using database = await cloneDatabase()
  const { status, stdout, stderr } = run([
    'node_modules/.bin/kysely-codegen',
    '--dialect=postgres',
    '--camel-case',
    `--url=${database.url}`,
    '--out-file=db/types.ts',
    '--include-pattern=public.*',
    '--exclude-pattern=kysely_*',
    '--verify',
  ])
  expect(`${stdout}${stderr}`).not.toMatch(/not up-to-date/)
  expect(status).toBe(0)
})

test('docs/configuration.md is what the settings give', () => {
  expect(run(['scripts/generate-configuration.mjs', '--verify'])).toMatchObject({ status: 0 })
})

test('docs/cost.md is what the agents and the price list give', () => {
  expect(run(['scripts/generate-cost.mjs', '--verify'])).toMatchObject({ status: 0 })
})

test('the towns are what their packages give', () => {
  expect(run(['scripts/generate-towns.mjs', '--verify'])).toMatchObject({ status: 0 })
})
