import type { RunView } from '@jobpilot/schemas/runs'
import { Stack, Text } from '@mantine/core'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { RunProgress } from './run-progress.tsx'

const doing = {
  document: 'Reading your resume',
  posting: 'Reading an opening',
  draft: 'Writing an e-mail',
  profile: 'Bringing your profile up to date',
  export: 'Packing your data',
} satisfies Record<RunView['subjectKind'], string>

/** Their subject is the profile, for want of one of their own. */
const doingTask: Record<string, string> = {
  'briefings/write-briefing': 'Writing your briefing',
  'openings/find-openings': 'Searching openings for you',
}

/** Work that is going on or held right now; nothing when there is none. */
export function OpenRuns() {
  const runs = trpc.runs.list.useQuery()
  const open = runs.data?.filter(({ state }) => state === 'queued' || state === 'running' || state === 'held') ?? []
  if (open.length === 0) return null
  return (
    <Panel title="Right now">
      <Stack gap="lg">
        {open.map(({ id, task, subjectKind }) => (
          <div key={id}>
            <Text fw={500} mb={4}>
              {doingTask[task] ?? doing[subjectKind]}
            </Text>
            <RunProgress runId={id} />
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
