import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataDir, root } from './paths.mjs'

/** Postgres refuses to run as root; these accounts exist for work without rights. */
function unprivilegedAccount() {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row = ['postgres', 'nobody'].map((name) => rows.find((entry) => entry[0] === name)).find(Boolean)
  if (!row)
    throw new Error(
      'Postgres may not run as root and there is no "postgres" or "nobody" account. Run JobPilot as an ordinary user, or set DATABASE_URL.',
    )
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/** Whether another account can walk down to `path`: every folder above it must be open to all. */
function isReachable(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

export function ownByAccount(path, account) {
  if (!account) return
  lchownSync(path, account.uid, account.gid)
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path)) ownByAccount(join(path, name), account)
}

/**
 * Where the server's files may live and who may run it. As an ordinary user: the checkout, oneself. As root: another
 * account; and when the checkout lies in a closed home, data and binaries go to /var/lib, under a name made from the
 * checkout's path so that each checkout keeps its own.
 */
export function postgresHome(nativeDir) {
  const isRoot = process.platform !== 'win32' && process.getuid() === 0
  if (!isRoot) return { home: dataDir, nativeDir, account: undefined }
  const account = unprivilegedAccount()
  mkdirSync(dataDir, { recursive: true })
  if (isReachable(dataDir) && isReachable(nativeDir)) return { home: dataDir, nativeDir, account }
  const home = `/var/lib/jobpilot/${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
  const copy = `${home}/native`
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (!existsSync(`${copy}/bin/postgres`)) cpSync(nativeDir, copy, { recursive: true, verbatimSymlinks: true })
  return { home, nativeDir: copy, account }
}

/** Makes an empty folder that belongs to the account which will run the server. */
export function makeOwnFolder(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (account) chownSync(path, account.uid, account.gid)
}
