import { deletionDays, deletionPhrase, isDeletionPhrase } from '@jobpilot/schemas/privacy'
import { Button, Code, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { fullTime } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { CancelDeletion } from './cancel-deletion.tsx'

type Deletion = NonNullable<RouterOutputs['privacy']['deletion']>

function Scheduled({ dueAt, receiptId }: Deletion) {
  return (
    <Notice
      tone="warn"
      title={`Everything is deleted on ${fullTime(dueAt)}`}
      action={<CancelDeletion variant="filled" />}
    >
      <Text size="sm">
        Until then nothing is sent and no work goes on. You can still look around and take your data.
      </Text>
      <Text size="sm" mt={6}>
        Note this number if you want proof afterwards: at{' '}
        <Code style={{ overflowWrap: 'anywhere' }}>{`${location.origin}/receipts/${receiptId}`}</Code> you then find
        what was deleted, and when.
      </Text>
    </Notice>
  )
}

function ConfirmDeletion({ onClose }: { onClose: () => void }) {
  const utils = trpc.useUtils()
  const [typed, setTyped] = useState('')
  const schedule = trpc.privacy.scheduleDeletion.useMutation({
    onError: (error) => toastProblem(error),
    onSuccess: (deletion) => {
      utils.privacy.deletion.setData(undefined, deletion)
      utils.me.get.setData(undefined, (now) => now && { ...now, deletionDueAt: deletion.dueAt })
      onClose()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isDeletionPhrase(typed)) schedule.mutate({ confirmation: typed })
  }
  return (
    <Dialog onClose={onClose} title="Delete everything?">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">
            In {deletionDays} days I delete your account, your files and everything listed here, for good. Until then
            you can take it back. From now on nothing is sent and no work goes on.
          </Text>
          <Text size="sm">
            What stays: sums of what models cost, without you in them, and a receipt that says how much was deleted and
            when. Copies in backups of this instance are deleted again should one be restored. Where mails are sent, a
            last one tells you that it is done; your address goes once that has left, after a day at most.
          </Text>
          <TextInput
            label={`Type "${deletionPhrase}" to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep my data
            </Button>
            <Button type="submit" color="clay" disabled={!isDeletionPhrase(typed)} loading={schedule.isPending}>
              Delete in {deletionDays} days
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** Deleting everything: asked for with typed words, shown with its date, and taken back with one press. */
export function DeletionPart() {
  const deletion = trpc.privacy.deletion.useQuery()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Stack gap="sm" mt="lg">
      <Title order={3}>Delete it</Title>
      <Waiting query={deletion} what="I could not read whether a deletion is scheduled.">
        <Skeleton height={36} />
      </Waiting>
      {deletion.data && <Scheduled {...deletion.data} />}
      {deletion.data === null && (
        <>
          <Text size="sm">
            Deletes your account and everything listed above, {deletionDays} days after you ask. Until then you can take
            it back.
          </Text>
          <Group>
            <Button variant="light" color="clay" onClick={() => setIsAsking(true)}>
              Delete everything…
            </Button>
          </Group>
        </>
      )}
      {isAsking && <ConfirmDeletion onClose={() => setIsAsking(false)} />}
    </Stack>
  )
}
