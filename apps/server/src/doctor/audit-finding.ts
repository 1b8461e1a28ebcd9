import { verifyAudit } from '@jobpilot/db/verify-audit'
import type { Finding } from './finding.ts'

/** Whether every entry of the audit log is as it was written. `url` is an owner's. */
export async function auditFinding(url: string): Promise<Finding> {
  const about = 'Audit log'
  const verdict = await verifyAudit(url)
  return verdict.isWhole
    ? { level: 'ok', about, says: `whole, ${verdict.entries} entries`, todo: null }
    : {
        level: 'broken',
        about,
        says: `entry ${verdict.seq}: ${verdict.why}`,
        todo: 'find out who can write to the database; compare with the last backup (npm run restore into an empty one)',
      }
}
