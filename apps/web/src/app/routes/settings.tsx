import { SchedulePanel } from '../../features/briefing/schedule-panel.tsx'
import { BudgetCard } from '../../features/costs/budget-card.tsx'
import { AutonomyPanel } from '../../features/sending/autonomy-panel.tsx'
import { AccountPanel } from '../../features/settings/account-panel.tsx'
import { AppearancePanel } from '../../features/settings/appearance-panel.tsx'
import { StatusPanel } from '../../features/settings/status-panel.tsx'
import { Page } from '../../ui/page.tsx'

export function SettingsRoute() {
  return (
    <Page title="Settings">
      <AccountPanel />
      <AutonomyPanel />
      <SchedulePanel />
      <AppearancePanel />
      <BudgetCard />
      <StatusPanel />
    </Page>
  )
}
