import { MailError, type OutgoingMail } from './mail-port.ts'

/** A header's text: control characters, line breaks above all, become blanks. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** One address and nothing else: no list, no name, no comment, no blank. */
const oneAddress = /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[^\s@,;:<>()[\]\\"\p{Cc}]{1,255}$/u
export const isOneAddress = (text: string): boolean => text.length <= 254 && oneAddress.test(text)

/** A mail of ours is a few kB; a provider refuses 40 MB. What is larger by far is a fault. */
const mostBytes = 500_000
/** RFC 5322: a line has at most 998 characters. */
const mostHeader = 900

/** The last wall before an adapter, whoever composed the mail. Throws `unsendable`: nothing was sent. */
export function assertSendable(mail: OutgoingMail): void {
  const refuse = (why: string) => {
    throw new MailError('unsendable', why, true)
  }
  if (!isOneAddress(mail.to.address)) refuse('The address it goes to is not one e-mail address.')
  if (mail.replyTo !== null && !isOneAddress(mail.replyTo)) refuse('The address for answers is not one e-mail address.')
  if ([mail.subject, mail.fromName, mail.to.name].some((header) => header.length > mostHeader))
    refuse('A line of its head is longer than an e-mail may have.')
  if (Buffer.byteLength(mail.text) + Buffer.byteLength(mail.html) > mostBytes) refuse('It is larger than 500 kB.')
  if (mail.unsubscribeUrl !== null && !/^https?:\/\/[!-;=?-~]+$/.test(mail.unsubscribeUrl))
    refuse('The link to turn it off is not an address.')
}

/**
 * How programs turn such mails off (RFC 2369), and that one request is enough (RFC 8058), which is only for https: over
 * http anybody on the way could read the link.
 */
export function extraHeadersOf({ unsubscribeUrl }: Pick<OutgoingMail, 'unsubscribeUrl'>): Record<string, string> {
  if (unsubscribeUrl === null) return {}
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    ...(unsubscribeUrl.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  }
}

/** The head of a mail for people to read, as an adapter would write it. */
export const headOf = (mail: OutgoingMail): { name: string; value: string }[] =>
  Object.entries({
    From: oneLine(mail.fromName) || 'JobPilot',
    To: mail.to.name === '' ? mail.to.address : `${oneLine(mail.to.name)} <${mail.to.address}>`,
    ...(mail.replyTo === null ? {} : { 'Reply-To': mail.replyTo }),
    Subject: oneLine(mail.subject),
    ...extraHeadersOf(mail),
  }).map(([name, value]) => ({ name, value }))
