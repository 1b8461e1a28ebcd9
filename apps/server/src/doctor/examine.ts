import { createDatabase, createPool } from '@jobpilot/db/client'
import { checkServer, DatabaseRequirementError, findPendingMigrations } from '@jobpilot/db/migrate'
import { EnvError } from '@jobpilot/platform/env'
import { createMailCheck } from '@jobpilot/platform/mail/open-mail'
import { openScanning } from '@jobpilot/platform/scanner/open-scanning'
import { mailConfigOf } from '@jobpilot/platform/settings'
import { openStorage } from '@jobpilot/platform/storage/open-storage'
import { readServerEnv, type ServerEnv } from '../env.ts'
import { checkComponents } from '../health/check-components.ts'
import { backupFinding } from './backup-finding.ts'
import { componentFindings } from './component-findings.ts'
import type { Finding } from './finding.ts'
import { instanceFindings } from './instance-findings.ts'
import { settingFindings } from './setting-findings.ts'

/** Everything there is to say about an instance, from its settings (`source`) and from what they lead to. */
export async function examine(source: Record<string, string | undefined>): Promise<Finding[]> {
  const env = readSettings(source)
  if (Array.isArray(env)) return env
  const settings: Finding = { level: 'ok', about: 'Settings', says: 'all can be read', todo: null }
  return [settings, ...settingFindings(env), ...(await examineParts(env)), await backupFinding(env.DATA_DIR)]
}

function readSettings(source: Record<string, string | undefined>): ServerEnv | Finding[] {
  try {
    const env = readServerEnv(source)
    mailConfigOf(env)
    return env
  } catch (error) {
    const lines = error instanceof EnvError ? error.message.split('\n').slice(1) : [String(error)]
    const todo = 'correct it; docs/configuration.md lists what each may be'
    return lines.map((line) => ({ level: 'broken', about: 'Settings', says: line.trim(), todo }))
  }
}

async function examineParts(env: ServerEnv): Promise<Finding[]> {
  const ownerUrl = env.DATABASE_OWNER_URL ?? env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  try {
    await checkServer(ownerUrl)
  } catch (error) {
    if (!(error instanceof DatabaseRequirementError)) throw error
    return [
      {
        level: 'broken',
        about: 'Database',
        says: error.message,
        todo: 'nothing works without it, so nothing more was looked at',
      },
    ]
  }
  const pool = (as: 'app' | 'owner') =>
    createDatabase(
      createPool({
        url: as === 'app' ? env.DATABASE_URL : ownerUrl,
        applicationName: 'jobpilot-doctor',
        max: 3,
        as,
        onError: () => undefined,
      }),
    )
  const owner = pool('owner')
  const pending = await findPendingMigrations(owner).catch(() => null)
  try {
    if (pending === null)
      return [
        {
          level: 'broken',
          about: 'Migrations',
          says: 'the database is empty',
          todo: 'run npm run migrate (npm run dev and npm start do it themselves)',
        },
      ]
    const db = pool('app')
    try {
      const mail = mailConfigOf(env)
      const checked = {
        env,
        db,
        hub: null,
        mailAdapter: mail?.adapter ?? ('local-mailbox' as const),
        checkMail: mail ? createMailCheck(mail) : null,
        findPending: async () => pending,
        storage: await openStorage(env),
        scanning: openScanning(env),
      }
      return [
        ...componentFindings(await checkComponents(checked)),
        ...(pending.length === 0 ? await instanceFindings(ownerUrl) : []),
      ]
    } finally {
      await db.destroy()
    }
  } finally {
    await owner.destroy()
  }
}
