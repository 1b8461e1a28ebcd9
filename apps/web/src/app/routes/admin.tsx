import { AuditList } from '../../features/admin/audit-list.tsx'
import { CostsPanel } from '../../features/admin/costs-panel.tsx'
import { DeadJobs } from '../../features/admin/dead-jobs.tsx'
import { QueuesPanel } from '../../features/admin/queues-panel.tsx'
import { StatusPanel } from '../../features/admin/status-panel.tsx'
import { useMe } from '../../lib/use-me.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'

export function AdminRoute() {
  const me = useMe()
  if (me.data?.isAdmin === false)
    return (
      <Page title="Admin">
        <Notice title="This page is for whoever looks after this instance">
          On the machine it runs on, <code>npm run admin -- add</code> with your address makes you one.
        </Notice>
      </Page>
    )
  return (
    <Page title="Admin" lead="What works, what waits, what nobody could do, and what it cost.">
      <StatusPanel />
      <QueuesPanel />
      <DeadJobs />
      <CostsPanel />
      <AuditList />
    </Page>
  )
}
