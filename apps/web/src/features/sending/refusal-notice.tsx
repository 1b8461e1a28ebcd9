import { Notice } from '../../ui/notice.tsx'
import type { Sending } from './use-sending.ts'

const words = {
  bounced: {
    title: 'This address does not take mail',
    about: 'An e-mail to it came back for good, so nothing more is sent there. Use another address.',
  },
  complained: {
    title: 'Nobody here writes to this address any more',
    about: 'Its owner has marked mail from this instance as spam.',
  },
  'opted-out': {
    title: 'They asked you not to write to them',
    about: 'They followed the link to stop that comes with your e-mails. Only they could say otherwise.',
  },
} satisfies Record<NonNullable<Sending['refusal']>, unknown>

/** Why nothing goes to this address, before anything is approved. */
export function RefusalNotice({ refusal }: { refusal: NonNullable<Sending['refusal']> }) {
  return (
    <Notice tone="bad" title={words[refusal].title} live>
      {words[refusal].about}
    </Notice>
  )
}
