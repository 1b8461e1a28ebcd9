/** One e-mail as it goes out. `html` says the same as `text`. */
export type OutgoingMail = {
  to: { name: string; address: string }
  fromName: string
  /** Where answers go: the person's own address, when they gave one. */
  replyTo: string | null
  subject: string
  text: string
  html: string
  /** Where a program of the recipient's turns such mails off with one request, without anybody signing in. */
  unsubscribeUrl: string | null
}

/** `key` is unique per effect: an idempotent adapter performs it once however often it is asked. */
export type SendOptions = {
  key: string
  /** Whose entry of the ledger it is: a provider says it back when it tells what became of the mail. Null for nobody's. */
  about: { userId: string; effectId: string } | null
}

/** What was answered, in words that hold no personal data. */
export type MailReceipt = { answer: string }

export type MailPort = {
  adapter: 'local-mailbox' | 'smtp' | 'resend'
  /** Whether sending again under the same key is known to do nothing. */
  isIdempotent: boolean
  /** For how many hours it knows a key; unset: for good. */
  keyHours?: number
  /** Throws `MailError` when it surely was not sent, or nobody knows. */
  send: (mail: OutgoingMail, options: SendOptions) => Promise<MailReceipt>
}

export type MailErrorCode =
  | 'unreachable'
  | 'busy'
  | 'sign-in-refused'
  | 'recipient-refused'
  | 'refused'
  | 'unsendable'
  | 'no-answer'

/**
 * `isSurelyNotSent` is true only when the other side cannot have taken the message. When in doubt it is false: an
 * e-mail that may have gone out is never sent again without a person.
 */
export class MailError extends Error {
  override name = 'MailError'
  readonly code: MailErrorCode
  readonly isSurelyNotSent: boolean
  constructor(code: MailErrorCode, message: string, isSurelyNotSent: boolean, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.isSurelyNotSent = isSurelyNotSent
  }
}
