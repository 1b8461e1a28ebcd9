import { listAdmins } from '@jobpilot/db/admins'
import { countOpenDeadJobs } from '@jobpilot/db/open-dead-jobs'
import { auditFinding } from './audit-finding.ts'
import type { Finding } from './finding.ts'

/** What only the tables know: whether somebody looks after this instance, and what died. `url` is an owner's. */
export async function instanceFindings(url: string): Promise<Finding[]> {
  const admins = (await listAdmins(url)).length
  const dead = await countOpenDeadJobs(url)
  return [
    await auditFinding(url),
    admins === 0
      ? {
          level: 'warning',
          about: 'Admins',
          says: 'nobody: no one hears of dead jobs',
          todo: 'sign in once, then npm run admin -- add EMAIL',
        }
      : { level: 'ok', about: 'Admins', says: String(admins), todo: null },
    dead === 0
      ? { level: 'ok', about: 'Dead jobs', says: 'none to look at', todo: null }
      : {
          level: 'warning',
          about: 'Dead jobs',
          says: `${dead} to look at`,
          todo: 'start them again or discard them under Admin',
        },
  ]
}
