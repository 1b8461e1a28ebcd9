import { askedSeldom, type MailHealth } from './asked-seldom.ts'
import { openResend, type ResendConfig } from './resend-mail.ts'

/**
 * Whether Resend answers and knows our key, asked at most once in `everyMs`. Nothing is sent: the list of domains is
 * asked for, which a key that may only send is refused by name.
 */
export const createResendCheck = (config: ResendConfig, everyMs = 60_000): (() => Promise<MailHealth>) =>
  askedSeldom(async () => {
    const signal = AbortSignal.timeout(3_000)
    const { error } = await openResend(config).domains.list({}, { signal })
    return error === null || error.name === 'restricted_api_key' || error.name === 'rate_limit_exceeded'
  }, everyMs)
