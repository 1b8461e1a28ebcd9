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

/** Notices that say something is missing, and when it no longer is. Others stay with the document. */
const settledBy: Partial<Record<string, (content: ProfileContent) => boolean>> = {
  'no-name': ({ name }) => name !== null,
  'no-contact': ({ emails, phones }) => emails.length + phones.length > 0,
  'too-few-fields': ({ name, experience }) => name !== null && experience.length > 0,
  'undated-experience': ({ experience }) => experience.every(({ dates }) => dates !== null),
}

/** What the next steps cannot do without, where the reader of a resume has not said it already. */
function missingFrom({ name, experience }: ProfileContent): string | null {
  const missing = [
    ...(name === null ? ['your name'] : []),
    ...(experience.length === 0 ? ['one job, under Experience'] : []),
  ]
  return missing.length === 0
    ? null
    : `To match openings and write for you I need ${missing.join(' and ')}. The rest can wait.`
}

/** What the reader of the resume wants the person to know, until the person has seen to it. */
export function ProfileNotices({ notices, content }: { notices: ParseNotice[]; content: ProfileContent }) {
  const open = notices.filter(({ code }) => settledBy[code]?.(content) !== true)
  const missing = missingFrom(content)
  if (open.length === 0) return missing === null ? null : <Notice>{missing}</Notice>
  return (
    <Notice tone="warn">
      {open.map(({ code, message }) => (
        <div key={code + message}>{message}</div>
      ))}
    </Notice>
  )
}
