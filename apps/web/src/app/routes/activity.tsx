import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ActivityFeed } from '../../features/activity/activity-feed.tsx'
import { OpenRuns } from '../../features/runs/open-runs.tsx'
import { Page } from '../../ui/page.tsx'

const route = getRouteApi('/activity')

export function ActivityRoute() {
  const navigate = useNavigate()
  const { agent } = route.useSearch()
  return (
    <Page title="Activity" lead="Everything the agents did for you, and why.">
      <OpenRuns />
      <ActivityFeed
        agent={agent ?? null}
        onAgent={(next) => void navigate({ to: '/activity', search: next === null ? {} : { agent: next } })}
      />
    </Page>
  )
}
