import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleDir, root } from './setup/paths.mjs'

// Builds with a canary in every secret setting, and looks for one in all that was built: a secret of whoever builds must not
// travel with a bundle.
const settings = readFileSync(`${root}/docs/configuration.md`, 'utf8').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)
const secret = /KEY|SECRET|DSN|HEADERS|_URL$/
const canary = 'xq-secret-canary'
const canaries = Object.fromEntries(
  [...settings].flatMap(([, name]) => (secret.test(name) ? [[name, `${canary}-${name}`]] : [])),
)
if (Object.keys(canaries).length < 15) throw new Error('docs/configuration.md names fewer secrets than there are')
const { status } = spawnSync(process.execPath, [`${root}/scripts/build.mjs`], {
  stdio: 'inherit',
  env: { ...process.env, ...canaries },
})
if (status !== 0) process.exit(1)

const folders = [bundleDir, `${root}/apps/web/dist`, `${root}/apps/web/source-maps`]
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)
const leaking = files.filter((file) => readFileSync(file, 'latin1').includes(canary))
for (const file of leaking) console.error(`${file} holds the value of a secret setting`)
if (leaking.length > 0) process.exit(1)
console.log(
  `${Object.keys(canaries).length} secrets were set, and none is in the ${files.length} files that were built`,
)
