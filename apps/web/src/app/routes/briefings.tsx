import { BriefingHistory } from '../../features/briefing/briefing-history.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Page } from '../../ui/page.tsx'

export function BriefingsRoute() {
  return (
    <Page title="Briefings" lead="Each as it was on its day; kept for 30 days." back={<BackLink to="/">Home</BackLink>}>
      <BriefingHistory />
    </Page>
  )
}
