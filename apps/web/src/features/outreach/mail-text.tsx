import type { MailContent } from '@jobpilot/schemas/outreach'
import { Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { wordCount } from '../../lib/format.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './outreach.module.css'
import { SourcedBody } from './sourced-body.tsx'
import type { useMailEditor } from './use-mail-editor.ts'

/** A subject this long is read whole on a phone. */
const subjectRange = { from: 30, to: 50 }
const mostWords = 120

const stateWords = {
  saved: 'Saved',
  waiting: 'Saving when you pause',
  saving: 'Saving…',
  conflict: 'Not saved',
  failed: 'Not saved, kept in this browser',
}

type MailTextProps = {
  editor: ReturnType<typeof useMailEditor>
  version: number
  sentences: MailContent['sentences']
  active: MailContent['sentences'][number] | null
  onActive: (sentence: MailContent['sentences'][number] | null) => void
}

/** Subject and body, to read with sources or to edit, with their lengths. */
export function MailText({ editor, version, sentences, active, onActive }: MailTextProps) {
  const { text, set, state } = editor
  const [view, setView] = useState<'read' | 'edit'>('read')
  const length = text.subject.length
  const wordsInBody = wordCount(text.body)
  return (
    <Panel>
      <Stack gap="md">
        <div>
          <Group justify="space-between" mb={4}>
            <Text component="label" htmlFor="mail-subject" size="sm" fw={500}>
              Subject
            </Text>
            <span
              className={classes.count}
              data-off={length < subjectRange.from || length > subjectRange.to || undefined}
            >
              {length} characters, {subjectRange.from} to {subjectRange.to} is best
            </span>
          </Group>
          <TextInput
            id="mail-subject"
            value={text.subject}
            maxLength={200}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
        </div>
        <Group justify="space-between" gap="xs">
          <SegmentedControl
            size="sm"
            value={view}
            onChange={(value) => setView(value === 'edit' ? 'edit' : 'read')}
            aria-label="Show the e-mail"
            data={[
              { value: 'read', label: 'With sources' },
              { value: 'edit', label: 'Edit' },
            ]}
          />
          <span className={classes.count} data-off={wordsInBody > mostWords || undefined}>
            {wordsInBody} words, at most {mostWords}
          </span>
        </Group>
        {view === 'read' ? (
          <SourcedBody body={text.body} sentences={sentences} active={active} onActive={onActive} />
        ) : (
          <Textarea
            aria-label="Body"
            autosize
            minRows={10}
            maxLength={20_000}
            value={text.body}
            onChange={(event) => set({ body: event.currentTarget.value })}
          />
        )}
        <Text size="xs" c="dimmed" role="status">
          {stateWords[state]}
          {state === 'saved' && `, version ${version}`}
        </Text>
      </Stack>
    </Panel>
  )
}
