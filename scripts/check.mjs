import { spawnSync } from 'node:child_process'
import { root } from './setup/paths.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// Types and lint alone, with what can be mended by itself mended: for the seconds before a commit.
await ensureRuntime()
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0
const isClean = [
  run([`${root}/node_modules/@biomejs/biome/bin/biome`, 'check', '--write']),
  run([`${root}/node_modules/typescript/bin/tsc`, '-b']),
]
process.exit(isClean.every(Boolean) ? 0 : 1)
