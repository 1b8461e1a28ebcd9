import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { MailError, type MailPort, type OutgoingMail } from './mail-port.ts'
import { assertSendable, extraHeadersOf, oneLine } from './mail-rules.ts'
import { openSmtp } from './smtp-session.ts'
import type { SmtpConfig } from './smtp-url.ts'

/**
 * Sends over SMTP, which knows no keys: not idempotent. Reading the message begins when the server has said it takes
 * it (354); before that nothing can have gone out, after it only the server's own answer tells.
 */
export function createSmtpMail(config: SmtpConfig): MailPort {
  return {
    adapter: 'smtp',
    isIdempotent: false,
    async send(mail, { key }) {
      assertSendable(mail)
      const bytes = await compose(mail, config.from, key)
      let isHandedOver = false
      const message = new Readable({
        read() {
          isHandedOver = true
          this.push(bytes)
          this.push(null)
        },
      })
      try {
        using session = await openSmtp(config)
        const { connection } = session
        const envelope = { from: config.from.address, to: [mail.to.address] }
        const info = await new Promise<{ response?: string }>((done, fail) => {
          connection.once('end', () => fail(new Error('the connection ended')))
          connection.send(envelope, message, (error, sent) => (error ? fail(error) : done(sent ?? {})))
        })
        return { answer: codeOf(info.response) }
      } catch (error) {
        throw asMailError(error, isHandedOver)
      }
    },
  }
}

/** The reply's code alone: its text may repeat addresses. */
const codeOf = (response: string | undefined) => /^\d{3}/.exec(response ?? '')?.[0] ?? 'no code'

async function compose(mail: OutgoingMail, from: SmtpConfig['from'], key: string): Promise<Buffer> {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32)
  const message = new MailComposer({
    from: { name: oneLine(mail.fromName) || from.name, address: from.address },
    to: [{ name: oneLine(mail.to.name), address: mail.to.address }],
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: oneLine(mail.subject),
    headers: extraHeadersOf(mail),
    text: mail.text,
    html: mail.html,
    messageId: `<${id}@${from.address.split('@')[1] ?? 'jobpilot'}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return await message.build()
}

type SmtpFailure = { code?: unknown; command?: unknown; responseCode?: unknown }

function asMailError(error: unknown, isHandedOver: boolean): MailError {
  const { code, command, responseCode } = (error ?? {}) as SmtpFailure
  const options = { cause: error }
  const answer = typeof responseCode === 'number' ? ` (${responseCode})` : ''
  if (isHandedOver) {
    // EMESSAGE is the server's own no to the whole message; anything else is silence.
    if (code === 'EMESSAGE' && typeof responseCode === 'number' && responseCode >= 400)
      return new MailError('refused', `The mail server refused the message${answer}.`, true, options)
    return new MailError(
      'no-answer',
      'The message was handed to the mail server, and its answer never came.',
      false,
      options,
    )
  }
  if (code === 'EAUTH')
    return new MailError('sign-in-refused', `The mail server refused the sign-in${answer}.`, true, options)
  if (command === 'RCPT TO')
    return new MailError('recipient-refused', `The mail server refused this recipient${answer}.`, true, options)
  if (answer !== '') return new MailError('refused', `The mail server refused the message${answer}.`, true, options)
  return new MailError('unreachable', 'The mail server could not be reached.', true, options)
}
