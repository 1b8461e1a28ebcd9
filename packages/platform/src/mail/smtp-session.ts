import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { SmtpConfig } from './smtp-url.ts'

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
