import { spawnSync } from 'node:child_process'
import { openDatabase } from './setup/database.mjs'
import { root } from './setup/paths.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

await ensureRuntime()
const { migrate } = await import('../db/migrate.ts')
const database = await openDatabase()
await migrate(database.url)
const { status } = spawnSync(
  process.execPath,
  [
    `${root}/node_modules/.bin/kysely-codegen`,
    '--dialect=postgres',
    '--camel-case',
    `--url=${database.url}`,
    `--out-file=${root}/db/types.ts`,
    '--include-pattern=public.*',
    '--exclude-pattern=kysely_*',
    ...(process.argv.includes('--verify') ? ['--verify'] : []),
  ],
  { stdio: 'inherit' },
)
database.stop?.()
process.exit(status ?? 1)
