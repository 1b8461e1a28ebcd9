import type { MailToCompose } from '@jobpilot/domain/mails/send-system-mail'
import type { MailKind, SystemMail } from '@jobpilot/schemas/mails'
import type { ReactNode } from 'react'

/** What a template makes: a subject, the line beside it in lists, why it comes, and the words with what there is to press. */
export type Worded = { subject: string; preview: string; why: string; body: ReactNode }

/** What a template is given of its kind; `at` makes an absolute link of a path. */
export type Given<K extends MailKind> = Omit<MailToCompose, 'mail'> & {
  mail: Extract<SystemMail, { kind: K }>
  at: (path: string) => string
}
export type Template<K extends MailKind> = (given: Given<K>) => Worded
