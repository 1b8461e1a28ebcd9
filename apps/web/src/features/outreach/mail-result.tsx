import type { MailContent } from '@jobpilot/schemas/outreach'
import { Button, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { ActiveSources, MailNotes, ValuePropositions } from './mail-notes.tsx'
import { MailText } from './mail-text.tsx'
import classes from './outreach.module.css'
import type { Draft, useMailEditor } from './use-mail-editor.ts'

type MailResultProps = {
  draft: Draft
  content: MailContent
  editor: ReturnType<typeof useMailEditor>
  /** How it goes out, under its text. */
  sending: ReactNode
}

/** A written e-mail with everything it rests on. */
export function MailResult({ draft, content, editor, sending }: MailResultProps) {
  const [active, setActive] = useState<MailContent['sentences'][number] | null>(null)
  const choices = (
    <>
      <Button size="xs" onClick={editor.keepMine}>
        Keep mine
      </Button>
      <Button size="xs" variant="default" onClick={editor.takeTheirs}>
        Take the newer one
      </Button>
    </>
  )
  return (
    <Stack gap="md">
      {editor.state === 'conflict' && (
        <Notice tone="warn" title="This e-mail was changed in another tab" action={choices} live>
          Your edits are kept in this browser until you decide.
        </Notice>
      )}
      {editor.state === 'failed' && (
        <ProblemNotice
          error={editor.error}
          what="Your edit is not saved yet."
          kept="It is kept in this browser."
          onRetry={editor.saveNow}
        />
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <MailText
            editor={editor}
            version={draft.version}
            sentences={content.sentences}
            active={active}
            onActive={setActive}
          />
          {sending}
          <MailNotes content={content} />
        </div>
        <div className={classes.side}>
          <ActiveSources sentence={active} />
          <ValuePropositions values={content.valuePropositions} />
        </div>
      </div>
    </Stack>
  )
}
