import { Fragment, createElement as h } from 'react'
import { link, paragraph, press } from '../frame.ts'
import { instant } from '../mail-words.ts'
import type { Template } from '../template.ts'

export const deletionScheduled: Template<'deletion-scheduled'> = ({ mail, person, at }) => {
  const due = instant(mail.dueAt, person.timeZone)
  const receipt = at(`/receipts/${mail.receiptId}`)
  return {
    subject: 'Your data will be deleted',
    preview: `On ${due}. Until then you can take it back.`,
    why: 'This mail comes as a deletion was asked for in your account. It has no switch, so that nobody deletes it unseen.',
    body: h(
      Fragment,
      null,
      paragraph(`Your account, your files and everything else held of you here are deleted on ${due}.`),
      paragraph(
        'Until then nothing is sent in your name and no work goes on. If this was not you, sign in and cancel it.',
      ),
      press(at('/settings#your-data'), 'Look at it, or cancel it'),
      paragraph('Afterwards you find what was deleted, and when, at ', link(receipt, receipt), '. Keep this address.'),
    ),
  }
}
