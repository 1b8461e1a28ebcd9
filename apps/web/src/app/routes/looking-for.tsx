import { Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { SchedulePanel } from '../../features/briefing/schedule-panel.tsx'
import { PreferencesWizard } from '../../features/preferences/preferences-wizard.tsx'
import { AutonomyPanel } from '../../features/sending/autonomy-panel.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** What the person looks for, in five questions; it ends with a first search, shown in the review. */
export function LookingForRoute() {
  const userId = useUserId()
  const navigate = useNavigate()
  const utils = trpc.useUtils()
  const preferences = trpc.preferences.get.useQuery()
  const search = trpc.review.search.useMutation({
    onError: (error) => toastProblem(error),
    onSettled: () => void utils.runs.list.invalidate(),
  })
  // Only while they are still here.
  const findOpenings = () => search.mutate(undefined, { onSettled: () => void navigate({ to: '/review', search: {} }) })
  return (
    <Page
      title="What you look for"
      lead="Five questions, under five minutes. Leave whenever you like: I keep each answer."
    >
      <Waiting query={preferences} what="I could not read your preferences.">
        <Skeleton height={360} radius="lg" />
      </Waiting>
      {preferences.data && (
        <Panel>
          <PreferencesWizard
            saved={preferences.data}
            userId={userId}
            onDone={findOpenings}
            routine={
              <>
                <AutonomyPanel />
                <SchedulePanel />
              </>
            }
          />
        </Panel>
      )}
    </Page>
  )
}
