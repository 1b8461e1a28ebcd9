import type { RunView } from '@jobpilot/schemas/runs'
import { Button, Group, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { useMe } from '../../lib/use-me.ts'
import { Notice } from '../../ui/notice.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { StepList } from '../../ui/step-list.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { QueuedNote } from './queued-note.tsx'

const isOpen = ({ state }: RunView) => state === 'queued' || state === 'running' || state === 'held'
const onError = (error: unknown) => toastProblem(error)

/** What holds work, and what lets it go on. */
function Held() {
  const isLeaving = useMe().data?.deletionDueAt != null
  if (isLeaving)
    return (
      <Notice tone="warn" title="Held, since your data is to be deleted">
        I go on from here if you cancel the deletion.
      </Notice>
    )
  return (
    <Notice tone="warn" title="Held by the brake">
      I go on from here when you resume.
    </Notice>
  )
}

function RunState({ run, onRetried }: { run: RunView; onRetried: (() => void) | undefined }) {
  const retry = trpc.runs.retry.useMutation({ onSuccess: () => onRetried?.(), onError })
  const again = (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ id: run.id })}>
      Try again
    </Button>
  )
  if (run.state === 'held') return <Held />
  if (run.state === 'cancelled')
    return (
      <Notice title="Cancelled" action={again}>
        I stopped. Nothing half-done was kept.
      </Notice>
    )
  if (run.state === 'failed' || run.state === 'dead')
    return (
      <Notice tone="bad" title="This did not work" action={again} live>
        {run.error?.message ?? 'I stopped before I was done.'}
      </Notice>
    )
  if (run.state === 'queued') return <QueuedNote queuedAt={run.createdAt} />
  return null
}

type RunProgressProps = { runId: string; children?: ReactNode; onRetried?: () => void }

/** The steps of one run as they happen; the same after leaving and returning. Cancel while it can stop, retry after it failed. */
export function RunProgress({ runId, children, onRetried }: RunProgressProps) {
  const run = trpc.runs.get.useQuery({ id: runId })
  const cancel = trpc.runs.cancel.useMutation({ onError })
  if (run.data === undefined)
    return (
      <Waiting query={run} what="I could not read how this is going.">
        <Skeleton height={150} />
      </Waiting>
    )
  return (
    <Stack gap="sm">
      <StepList steps={run.data.steps} />
      {children}
      <RunState run={run.data} onRetried={onRetried} />
      {isOpen(run.data) && (
        <Group>
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id: runId })}>
            Cancel
          </Button>
        </Group>
      )}
    </Stack>
  )
}
