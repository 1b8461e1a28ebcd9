import type { Parting } from '@jobpilot/domain/mails/parting-mail'
import { Fragment, createElement as h } from 'react'
import { link, paragraph } from '../frame.ts'
import { instant } from '../mail-words.ts'
import type { Worded } from '../template.ts'

/** To somebody who is not here any more: nothing is known of them but what stands in the receipt. */
export function deletionDone({ receiptId, requestedAt, erasedAt }: Parting, at: (path: string) => string): Worded {
  const receipt = at(`/receipts/${receiptId}`)
  return {
    subject: 'Your data has been deleted',
    preview: 'Your account, your files and everything else are gone.',
    why: 'This is the last mail. Your address is removed as soon as it has gone out.',
    body: h(
      Fragment,
      null,
      paragraph(
        `Asked for on ${instant(requestedAt, 'UTC')}, done on ${instant(erasedAt, 'UTC')}: `,
        'your account, your files and everything else held of you here are deleted.',
      ),
      paragraph(
        'What stays are sums of what models cost, without you in them, and a receipt that says how much was deleted and when: ',
        link(receipt, receipt),
      ),
      paragraph('Should a backup from before ever be restored, you are deleted from it again.'),
    ),
  }
}
