import type { ParseNotice, ProfileContent } from '@jobpilot/schemas/profile'
import { Button } from '@mantine/core'
import { Notice } from '../../ui/notice.tsx'

type ConflictProps = { onKeepMine: () => void; onTakeTheirs: () => void; isSaving: boolean }

/** Two versions of one profile: the person decides which stays. */
export function ConflictNotice({ onKeepMine, onTakeTheirs, isSaving }: ConflictProps) {
  const choices = (
    <>
      <Button size="xs" loading={isSaving} onClick={onKeepMine}>
        Keep mine
      </Button>
      <Button size="xs" variant="default" onClick={onTakeTheirs}>
        Take the newer one
      </Button>
    </>
  )
  return (
    <Notice tone="warn" title="Your profile was changed elsewhere" action={choices} live>
      Another tab, or an agent that read a resume, saved a newer version while you were editing. Nothing of either was
      lost yet.
    </Notice>
  )
}

/** What the next steps cannot do without. */
export function MissingNotice({ content }: { content: ProfileContent }) {
  const missing = [
    ...(content.name === null ? ['your name'] : []),
    ...(content.experience.length === 0 ? ['one job, under Experience'] : []),
  ]
  if (missing.length === 0) return null
  return <Notice>To match openings and write for you I need {missing.join(' and ')}. The rest can wait.</Notice>
}

/** What the reader of the resume wants the person to know. */
export function ParseNotices({ notices }: { notices: ParseNotice[] }) {
  return notices.map(({ code, message }) => (
    <Notice key={code + message} tone="warn">
      {message}
    </Notice>
  ))
}
