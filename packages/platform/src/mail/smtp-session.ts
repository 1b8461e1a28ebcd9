import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'

export type SmtpConfig = {
  host: string
  port: number
  /** TLS from the start (smtps). */
  isSecure: boolean
  user: string | null
  password: string | null
  from: { name: string; address: string }
  /** Silence after which the other side counts as gone, ms. */
  silenceMs: number
}

/** `smtp://user:password@host:587` or `smtps://…`. Throws without the value, which may hold a password. */
export function parseSmtpUrl(url: string): Omit<SmtpConfig, 'from' | 'silenceMs'> {
  if (!URL.canParse(url)) throw new Error('SMTP_URL is not an address like smtp://user:password@host:587')
  const parsed = new URL(url)
  const isSecure = parsed.protocol === 'smtps:'
  if (!(isSecure || parsed.protocol === 'smtp:') || parsed.hostname === '')
    throw new Error('SMTP_URL must start with smtp:// or smtps:// and name a host')
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? (isSecure ? 465 : 587) : Number(parsed.port),
    isSecure,
    user: parsed.username === '' ? null : decodeURIComponent(parsed.username),
    password: parsed.password === '' ? null : decodeURIComponent(parsed.password),
  }
}

/** A session that is open, signed in when the settings say so. Dispose closes it at once. */
export type SmtpSession = Disposable & { connection: SMTPConnection }

/**
 * Opens a session. A password goes out only over TLS, save to this machine itself. Rejects with nodemailer's error; nothing
 * has been sent by then.
 */
export async function openSmtp(config: SmtpConfig): Promise<SmtpSession> {
  const isLocal = ['localhost', '127.0.0.1', '::1'].includes(config.host)
  const connection = new SMTPConnection({
    host: config.host,
    port: config.port,
    secure: config.isSecure,
    requireTLS: !config.isSecure && config.user !== null && !isLocal,
    opportunisticTLS: config.user === null,
    ...(isLocal ? { tls: { rejectUnauthorized: false } } : {}),
    connectionTimeout: config.silenceMs,
    greetingTimeout: config.silenceMs,
    socketTimeout: config.silenceMs,
    dnsTimeout: config.silenceMs,
    socketCloseTimeout: 0,
  })
  try {
    await new Promise<void>((done, fail) => {
      connection.once('error', fail)
      connection.connect((error) => (error ? fail(error) : done()))
    })
    if (config.user !== null) {
      const credentials = { user: config.user, pass: config.password ?? '' }
      await new Promise<void>((done, fail) => {
        connection.once('error', fail)
        connection.login({ credentials }, (error) => (error ? fail(error) : done()))
      })
    }
  } catch (error) {
    connection.close()
    throw error
  }
  // Later errors reach the command under way; one that comes after it must not end the process.
  connection.on('error', () => undefined)
  return {
    connection,
    [Symbol.dispose]() {
      connection.close()
    },
  }
}
