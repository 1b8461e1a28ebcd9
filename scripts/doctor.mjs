import { existsSync } from 'node:fs'
import { openDatabase } from './setup/database.mjs'
import { dataDir, root } from './setup/paths.mjs'
import { fail } from './setup/progress.mjs'
import { ensureRuntime } from './setup/with-runtime.mjs'

// npm run doctor [-- --json]: what is configured, what is missing, what it costs; fails when something is broken.
await ensureRuntime()
const { examine } = await import('../apps/server/src/doctor/examine.ts')
const { isBroken, lineOf } = await import('../apps/server/src/doctor/finding.ts')

let database
try {
  database = await openDatabase()
} catch (error) {
  fail(error.message)
}
try {
  // As npm start would have it, unless the machine says otherwise.
  const defaults = { DATA_DIR: dataDir, ...(process.env.NODE_ENV ? {} : { SELF_HOST: 'true' }) }
  const findings = await examine({ ...defaults, ...process.env, DATABASE_URL: database.url })
  if (!existsSync(`${root}/apps/web/dist/index.html`))
    findings.push({
      level: 'warning',
      about: 'Web app',
      says: 'not built: npm start cannot show it',
      todo: 'run npm run build (npm run dev needs none)',
    })
  if (process.argv.includes('--json')) console.log(JSON.stringify(findings, null, 2))
  else for (const finding of findings) console.log(lineOf(finding))
  process.exitCode = isBroken(findings) ? 1 : 0
} finally {
  database.stop?.()
}
