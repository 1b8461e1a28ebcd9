import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'

const subject = z.object({
  kind: z.enum(['export', 'document']),
  id: z.uuid(),
  userId: z.uuid(),
  /** Epoch ms. */
  until: z.number().int(),
})
/** What a link leads to, and whose it is. */
export type LinkSubject = Omit<z.infer<typeof subject>, 'until'>

export type SignedLinks = {
  /** A token that holds for so many ms from `now`, at most 15 minutes. */
  sign(what: LinkSubject, lifeMs: number, now?: number): { token: string; expiresAt: string }
  /** Undefined for a token that is over, changed, or not ours. */
  read(token: string, now?: number): LinkSubject | undefined
}

const longestLifeMs = 15 * 60_000

/** Links that work without a session for a short time: whoever holds one gets that one file of that one person. */
export function createSignedLinks(secret: string): SignedLinks {
  const signatureOf = (body: string) => createHmac('sha256', secret).update(`jobpilot-link:${body}`).digest()
  return {
    sign({ kind, id, userId }, lifeMs, now = Date.now()) {
      const until = now + Math.min(lifeMs, longestLifeMs)
      const body = Buffer.from(JSON.stringify({ kind, id, userId, until })).toString('base64url')
      return {
        token: `${body}.${signatureOf(body).toString('base64url')}`,
        expiresAt: new Date(until).toISOString(),
      }
    },
    read(token, now = Date.now()) {
      const [body = '', signature = '', ...rest] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const wanted = signatureOf(body)
      if (rest.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
      const { until, ...what } = subject.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return until > now ? what : undefined
    },
  }
}
