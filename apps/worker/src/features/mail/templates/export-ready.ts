import { Fragment, createElement as h } from 'react'
import { paragraph, press } from '../frame.ts'
import { instant, megabytes } from '../mail-words.ts'
import type { Template } from '../template.ts'

export const exportReady: Template<'export-ready'> = ({ mail, person, at }) => ({
  subject: 'Your data is packed',
  preview: `A ZIP of ${megabytes(mail.bytes)} is ready for you.`,
  why: 'This mail comes as you asked for your data. It has no switch, as the data is yours.',
  body: h(
    Fragment,
    null,
    paragraph(
      `A ZIP of ${megabytes(mail.bytes)} with everything that is held of you here is ready. `,
      `It stays until ${instant(mail.expiresAt, person.timeZone)}; then it is removed.`,
    ),
    press(at('/settings#your-data'), 'Sign in and download'),
    paragraph('The file itself is not in this mail, so that nobody gets it who merely sees your mailbox.'),
  ),
})
