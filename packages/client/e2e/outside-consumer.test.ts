import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jobpilot-consumer-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(root, 'node_modules/@jobpilot'), join(folder, 'node_modules/@jobpilot'))
  await symlink(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2024',
        lib: ['es2024', 'esnext.disposable'],
        module: 'nodenext',
        types: ['node'],
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        skipLibCheck: true,
      },
      include: ['*.ts'],
    }),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A compiler started anew takes seconds of a core, which a busy machine may not give it at once. */
const timeout = 120_000

const check = async (source: string): Promise<string> => {
  await writeFile(join(folder, 'consumer.ts'), source)
  return spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  }).stdout
}

const threeLines = `
import { createClient } from '@jobpilot/client/create-client'
const { api, close } = createClient('http://localhost:3000', { email: 'me@example.org', password: 'a long password' })
api.events.live.subscribe({}, { onData: ({ data }) => console.log(data.body) })
`

test('the three lines of the README type-check outside the workspace', { timeout }, async () => {
  expect(
    await check(
      `${threeLines}const score: Promise<number | undefined> = api.matches.get.query({ postingId: 'x' }).then((match) => match?.content.score)\nvoid score\nvoid close()\n`,
    ),
  ).toBe('')
})

test('a wrong name and a wrong input do not', { timeout }, async () => {
  expect(await check(`${threeLines}void api.postings.add.mutate({})\n`)).toMatch(/TS2339/)
  expect(await check(`${threeLines}void api.postings.addUrl.mutate({ url: 1 })\n`)).toMatch(/TS2322/)
})
