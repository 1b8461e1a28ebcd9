import type { MailHealth } from './asked-seldom.ts'
import { createResendCheck } from './check-resend.ts'
import { createSmtpCheck } from './check-smtp.ts'
import type { MailPort } from './mail-port.ts'
import { createResendMail, type ResendConfig } from './resend-mail.ts'
import { createSmtpMail } from './smtp-mail.ts'
import type { SmtpConfig } from './smtp-url.ts'

export type MailConfig = ({ adapter: 'smtp' } & SmtpConfig) | ({ adapter: 'resend' } & ResendConfig)

/** The one way out that is configured. */
export const openMail = (config: MailConfig): MailPort =>
  config.adapter === 'smtp' ? createSmtpMail(config) : createResendMail(config)

/** Whether the other side would take mail from us, asked seldom: health pages are read far more often. */
export const createMailCheck = (config: MailConfig): (() => Promise<MailHealth>) =>
  config.adapter === 'smtp' ? createSmtpCheck(config) : createResendCheck(config)
