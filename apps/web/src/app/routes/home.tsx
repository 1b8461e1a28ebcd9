import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { BriefingPanel } from '../../features/briefing/briefing-panel.tsx'
import { useShowsNeeds } from '../../features/briefing/use-shows-needs.ts'
import { OpenRuns } from '../../features/runs/open-runs.tsx'
import { NeedsYou } from '../../features/sending/needs-you.tsx'
import { useMe } from '../../lib/use-me.ts'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { HomeSteps } from '../home/home-steps.tsx'
import { useJourney } from '../home/use-journey.ts'

const FirstLook = lazy(() => import('../home/first-look.tsx').then(({ FirstLook }) => ({ default: FirstLook })))

function greeting(name: string | null): string {
  const hour = new Date().getHours()
  const time = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
  const first = name?.split(' ')[0]
  return first === undefined || first === '' ? time : `${time}, ${first}`
}

/** Today's briefing, then what needs the person next: the way from a resume to an e-mail, with what is done so far. */
export function HomeRoute() {
  const me = useMe()
  const journey = useJourney()
  const showsNeeds = useShowsNeeds()
  return (
    <Page title={greeting(me.data?.name ?? null)} tabTitle="Home" lead={journey.lead}>
      <BriefingPanel />
      <Waiting query={journey.query} what="I could not read where you are.">
        <Skeleton height={440} radius="lg" />
      </Waiting>
      {showsNeeds || <NeedsYou />}
      <OpenRuns />
      {journey.isNew === true && (
        <Suspense>
          <FirstLook />
        </Suspense>
      )}
      {journey.steps !== undefined && <HomeSteps steps={journey.steps} />}
    </Page>
  )
}
