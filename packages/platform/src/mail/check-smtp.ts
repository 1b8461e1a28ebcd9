import { askedSeldom, type MailHealth } from './asked-seldom.ts'
import { openSmtp } from './smtp-session.ts'
import type { SmtpConfig } from './smtp-url.ts'

/** Whether the mail server lets us in, asked at most every `everyMs`. */
export const createSmtpCheck = (config: SmtpConfig, everyMs = 15_000): (() => Promise<MailHealth>) =>
  askedSeldom(async () => {
    const session = await openSmtp({ ...config, silenceMs: 3_000 })
    session[Symbol.dispose]()
    return true
  }, everyMs)
