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
