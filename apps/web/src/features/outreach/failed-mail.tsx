import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import type { Draft } from './use-mail-editor.ts'

type FailedMailProps = { draft: Draft; onStarted: (draftId: string) => void }

/** An e-mail that could not be written: why, and the company's text to paste right here. */
export function FailedMail({ draft, onStarted }: FailedMailProps) {
  const utils = trpc.useUtils()
  const [text, setText] = useState('')
  const refresh = { onSuccess: () => void utils.outreach.list.invalidate() }
  const compose = trpc.outreach.compose.useMutation(refresh)
  const again = trpc.outreach.composeAgain.useMutation(refresh)
  // Shown only while they are still here.
  const whileHere = { onSuccess: ({ draftId }: { draftId: string }) => onStarted(draftId) }
  const problem = compose.error ?? again.error
  return (
    <Stack gap="md">
      <Notice
        tone="bad"
        title="I could not write this e-mail"
        live
        action={
          <Button
            size="xs"
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate({ id: draft.id }, whileHere)}
          >
            Try again
          </Button>
        }
      >
        {draft.error?.message ?? 'I stopped before I was done.'} Everything you filled in is kept.
      </Notice>
      {draft.request.companyUrl !== null && (
        <Panel title="Paste the text instead">
          <Stack gap="sm">
            <Textarea
              label="Text about the company"
              description={`Copy a paragraph or more from ${draft.request.companyUrl}`}
              autosize
              minRows={5}
              maxRows={14}
              maxLength={30_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group>
              <Button
                disabled={text.trim().length < 50}
                loading={compose.isPending}
                onClick={() =>
                  compose.mutate({ ...draft.request, companyUrl: null, companyText: text.trim() }, whileHere)
                }
              >
                Write from this text
              </Button>
            </Group>
          </Stack>
        </Panel>
      )}
      {problem !== null && <ProblemNotice error={problem} what="I could not start." kept="The text is still above." />}
    </Stack>
  )
}
