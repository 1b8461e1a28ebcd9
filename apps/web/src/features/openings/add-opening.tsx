import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dropDraft, readDraft, useKeptDraft } from '../../lib/drafts.ts'
import { trpc } from '../../lib/trpc.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'

type Typed = { way: 'url' | 'text'; url: string; text: string }
const nothing: Typed = { way: 'url', url: '', text: '' }

type AddOpeningProps = {
  userId: string
  onClose: () => void
  onAdded: (postingId: string) => void
  start?: Partial<Typed>
}

/** Adds an opening by its address or its text. What was typed survives a reload. */
export function AddOpening({ userId, onClose, onAdded, start }: AddOpeningProps) {
  const utils = trpc.useUtils()
  const [typed, setTyped] = useState<Typed>(() => ({
    ...(readDraft<Typed>(userId, 'opening')?.value ?? nothing),
    ...start,
  }))
  const isEmpty = typed.url.trim() === '' && typed.text.trim() === ''
  useKeptDraft(userId, 'opening', 'new', isEmpty ? null : typed)
  const taken = {
    onSuccess: () => {
      setTyped(nothing)
      // Also when it was closed meanwhile.
      dropDraft(userId, 'opening')
      void utils.postings.list.invalidate()
      void utils.runs.list.invalidate()
    },
  }
  const addUrl = trpc.postings.addUrl.useMutation(taken)
  const addText = trpc.postings.addText.useMutation(taken)
  const isUrl = typed.way === 'url'
  const failed = isUrl ? addUrl.error : addText.error
  const canSend = isUrl ? typed.url.trim() !== '' : typed.text.trim() !== ''
  // Shown only while they are still here.
  const whileHere = { onSuccess: ({ postingId }: { postingId: string }) => onAdded(postingId) }
  const send = () =>
    isUrl ? addUrl.mutate({ url: typed.url.trim() }, whileHere) : addText.mutate({ text: typed.text }, whileHere)

  return (
    <Dialog onClose={onClose} title="Add an opening" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="md">
          <SegmentedControl
            value={typed.way}
            onChange={(way) => setTyped({ ...typed, way: way === 'text' ? 'text' : 'url' })}
            aria-label="How to add it"
            data={[
              { value: 'url', label: 'By address' },
              { value: 'text', label: 'Paste the text' },
            ]}
          />
          {isUrl ? (
            <TextInput
              label="Address of the posting"
              description="I fetch the page once, from this server."
              type="url"
              inputMode="url"
              placeholder="https://"
              maxLength={2_000}
              value={typed.url}
              onChange={(event) => setTyped({ ...typed, url: event.currentTarget.value })}
              data-autofocus
            />
          ) : (
            <Textarea
              label="Text of the posting"
              description="The posting alone, without the rest of the page."
              autosize
              minRows={8}
              maxRows={16}
              maxLength={60_000}
              value={typed.text}
              onChange={(event) => setTyped({ ...typed, text: event.currentTarget.value })}
              data-autofocus
            />
          )}
          {failed !== null && (
            <ProblemNotice error={failed} what="I could not take this opening." kept="What you typed is kept." />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" disabled={!canSend} loading={addUrl.isPending || addText.isPending}>
              Read it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
