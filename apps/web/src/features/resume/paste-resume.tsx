import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { ProblemNotice } from '../../ui/problem.tsx'

type PasteResumeProps = { onStarted: (runId: string) => void; onCancel: () => void }

/** Takes the text of a resume instead of a file. */
export function PasteResume({ onStarted, onCancel }: PasteResumeProps) {
  const [text, setText] = useState('')
  const add = trpc.documents.addText.useMutation({ onSuccess: ({ runId }) => onStarted(runId) })
  return (
    <Stack gap="sm">
      <Textarea
        label="Text of your resume"
        description="Everything, as it stands: headings help me find the parts."
        autosize
        minRows={10}
        maxRows={22}
        maxLength={60_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      {add.error !== null && <ProblemNotice error={add.error} what="I could not take this text." />}
      <Group>
        <Button disabled={text.trim() === ''} loading={add.isPending} onClick={() => add.mutate({ text })}>
          Read this text
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Back
        </Button>
      </Group>
    </Stack>
  )
}
