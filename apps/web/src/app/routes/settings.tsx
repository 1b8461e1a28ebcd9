import { SchedulePanel } from '../../features/briefing/schedule-panel.tsx'
import { BudgetCard } from '../../features/costs/budget-card.tsx'
import { MailPanel } from '../../features/mail/mail-panel.tsx'
import { YourDataPanel } from '../../features/privacy/your-data-panel.tsx'
import { RunProgress } from '../../features/runs/run-progress.tsx'
import { AutonomyPanel } from '../../features/sending/autonomy-panel.tsx'
import { AccountPanel } from '../../features/settings/account-panel.tsx'
import { AppearancePanel } from '../../features/settings/appearance-panel.tsx'
import { StatusSummary } from '../../features/settings/status-summary.tsx'
import { SourcesCard } from '../../features/sources/sources-card.tsx'
import { Page } from '../../ui/page.tsx'

export function SettingsRoute() {
  return (
    <Page title="Settings">
      <AccountPanel />
      <AutonomyPanel />
      <SchedulePanel />
      <MailPanel />
      <AppearancePanel />
      <SourcesCard />
      <BudgetCard />
      <YourDataPanel progressOf={(runId) => <RunProgress runId={runId} />} />
      <StatusSummary />
    </Page>
  )
}
