import { MonthCosts } from '../../features/costs/month-costs.tsx'
import { Page } from '../../ui/page.tsx'

export function CostsRoute() {
  return (
    <Page title="Costs" lead="What the models cost this month, and what is left.">
      <MonthCosts />
    </Page>
  )
}
