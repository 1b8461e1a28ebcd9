import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { ProblemNotice } from '../../ui/problem.tsx'
import { PasteResume } from './paste-resume.tsx'
import { ResumeDrop } from './resume-drop.tsx'

/** Three ways in: a file, pasted text, or nothing yet. */
export function ResumeIntake({
  onStarted,
  canStartEmpty,
}: {
  onStarted: (runId: string) => void
  canStartEmpty: boolean
}) {
  const utils = trpc.useUtils()
  const [isPasting, setIsPasting] = useState(false)
  const startEmpty = trpc.profile.startEmpty.useMutation({
    onSuccess: (profile) => utils.profile.get.setData(undefined, profile),
  })

  if (isPasting) return <PasteResume onStarted={onStarted} onCancel={() => setIsPasting(false)} />
  return (
    <Stack gap="md">
      <ResumeDrop onStarted={onStarted} />
      <Group gap="xs" justify="center">
        <Button variant="default" onClick={() => setIsPasting(true)}>
          Paste the text
        </Button>
        {canStartEmpty && (
          <Button variant="subtle" color="gray" loading={startEmpty.isPending} onClick={() => startEmpty.mutate()}>
            Start empty
          </Button>
        )}
      </Group>
      {startEmpty.error !== null && (
        <ProblemNotice error={startEmpty.error} what="I could not start an empty profile." />
      )}
    </Stack>
  )
}
