import { setTimeout as wait } from 'node:timers/promises'
import { type CreateEmailOptions, type CreateEmailResponse, Resend } from 'resend'
import { MailError, type MailPort, type OutgoingMail, type SendOptions } from './mail-port.ts'
import { assertSendable, extraHeadersOf, oneLine } from './mail-rules.ts'

export type ResendConfig = {
  apiKey: string
  /** Another address of the API, without a slash at its end. */
  apiUrl?: string
  from: { name: string; address: string }
  /** After so many ms without an answer one is not waited for any longer. */
  silenceMs: number
}

/** Tries in all, under one key: a provider that stumbles once is no reason to ask a person. */
const tries = 3
/** Between tries, and the longest pause that a provider may ask of us here; ms. */
const pauseMs = 500
const longestPauseMs = 5_000

export const openResend = ({ apiKey, apiUrl }: ResendConfig): Resend =>
  new Resend(apiKey, apiUrl ? { baseUrl: apiUrl } : {})

/**
 * Sends through Resend, which keeps each idempotency key for 24 hours: sending again under the same key in that time does
 * nothing. It never throws; what went wrong is in the answer.
 */
export function createResendMail(config: ResendConfig): MailPort {
  const resend = openResend(config)
  const ask = (mail: CreateEmailOptions, idempotencyKey: string) =>
    resend.emails.send(mail, { idempotencyKey, signal: AbortSignal.timeout(config.silenceMs) })
  return {
    adapter: 'resend',
    isIdempotent: true,
    keyHours: 24,
    async send(mail, { key, about }) {
      assertSendable(mail)
      const message = messageOf(mail, config.from, about)
      for (let attempt = 1; ; attempt += 1) {
        const answer = await ask(message, key)
        if (answer.error === null) return { answer: `accepted as ${answer.data.id.slice(0, 60)}` }
        const pause = pauseOf(answer)
        if (pause === null || attempt === tries) throw asMailError(answer.error)
        await wait(pause * attempt)
      }
    },
  }
}

const withName = (name: string, address: string) => {
  const plain = oneLine(name).replace(/["\\<>]/g, '')
  return plain === '' ? address : `"${plain}" <${address}>`
}

const messageOf = (
  mail: OutgoingMail,
  from: ResendConfig['from'],
  about: SendOptions['about'],
): CreateEmailOptions => ({
  from: withName(mail.fromName || from.name, from.address),
  to: [withName(mail.to.name, mail.to.address)],
  ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  headers: extraHeadersOf(mail),
  ...(about === null
    ? {}
    : {
        tags: [
          { name: 'person', value: about.userId },
          { name: 'effect', value: about.effectId },
        ],
      }),
})

type Failure = NonNullable<CreateEmailResponse['error']>

/** Over one of its quotas: nothing changes within a minute. */
const isQuota = ({ name }: Failure) => name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded'
/** Whether it cannot have taken the mail. Silence, a fault of theirs, or another request under the same key say nothing of that. */
const isSurelyNotSent = ({ statusCode }: Failure) => statusCode !== null && statusCode < 500 && statusCode !== 409

/** How long to wait before the same again; null when that is of no use. */
function pauseOf({ error, headers }: CreateEmailResponse): number | null {
  if (error === null || isQuota(error) || error.name === 'invalid_idempotent_request') return null
  if (error.statusCode === 429) {
    const seconds = Number(headers?.['retry-after'] ?? 1)
    const asked = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : pauseMs
    return asked <= longestPauseMs ? asked : null
  }
  return isSurelyNotSent(error) ? null : pauseMs
}

/** Its own words may repeat addresses, so only its code is said. */
function asMailError(failure: Failure): MailError {
  const { name, statusCode } = failure
  const code = statusCode === null ? '' : ` (${statusCode} ${name.slice(0, 40)})`
  if (statusCode === 429)
    return new MailError('busy', `Resend takes no more mails from this instance for now${code}.`, true)
  if (statusCode === 401 || name === 'invalid_api_key' || name === 'restricted_api_key')
    return new MailError('sign-in-refused', `Resend refused the key of this instance${code}.`, true)
  if (isSurelyNotSent(failure))
    return /`to`/.test(failure.message)
      ? new MailError('recipient-refused', `Resend refused this recipient${code}.`, true)
      : new MailError('refused', `Resend refused the message${code}.`, true)
  return new MailError('no-answer', `The message was handed to Resend, and no good answer came${code}.`, false)
}
