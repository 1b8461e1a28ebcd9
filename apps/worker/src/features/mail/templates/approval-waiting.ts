import { Fragment, createElement as h } from 'react'
import { paragraph, press } from '../frame.ts'
import type { Template } from '../template.ts'

/** Says how many, not to whom: a mailbox may be read by others. */
export const approvalWaiting: Template<'approval-waiting'> = ({ mail: { count }, at }) => {
  const subject = count === 1 ? 'An e-mail waits for your approval' : `${count} e-mails wait for your approval`
  return {
    subject,
    preview: 'Nothing goes out without it.',
    why: 'This mail comes once a day at most, while something waits for you.',
    body: h(
      Fragment,
      null,
      paragraph(
        `${subject}. Nothing goes out without it. What waits for longer than 48 hours is put back, and you can ask again.`,
      ),
      press(at('/outbox'), 'Look and decide'),
    ),
  }
}
