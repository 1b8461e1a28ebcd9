import { type Delivery, keepDelivery } from '@jobpilot/domain/mails/deliveries'
import { isOneAddress } from '@jobpilot/platform/mail/mail-rules'
import { type Request, type Response, Router } from 'express'
import * as z from 'zod'
import type { Services } from '../context.ts'
import { readBody } from './read-body.ts'
import { readSigned } from './signed-webhook.ts'

/** Resend's largest event is a few kB. */
const mostBytes = 200_000

const about = z.object({ person: z.uuid(), effect: z.uuid() })
const data = z.object({
  to: z.array(z.string().max(320)).max(60).default([]),
  /** What we sent along with the mail; whatever else has tags is not of this instance. */
  tags: z.unknown().optional(),
  bounce: z.object({ type: z.string() }).optional(),
})
const event = z.object({
  type: z.enum(['email.delivered', 'email.failed', 'email.bounced', 'email.suppressed', 'email.complained']),
  created_at: z.string(),
  data,
})
type ResendEvent = z.infer<typeof event>

/**
 * `POST /webhooks/resend`: what became of a mail. Nothing is believed without svix's signature over the raw body; answered
 * once it is kept, so that Resend sends again what was not.
 */
export function createResendWebhook(services: Services): Router {
  const webhook = Router()
  webhook.post('/resend', async (request: Request, response: Response) => {
    const secret = services.env.RESEND_WEBHOOK_SECRET
    if (!secret) return response.status(404).json({ code: 'NOT_FOUND', message: 'Resend webhooks are off.' })
    const body = await readSigned(await readBody(request, mostBytes), request, secret)
    if (body === undefined)
      return response.status(400).json({ code: 'BAD_REQUEST', message: 'The signature does not fit.' })
    const parsed = event.safeParse(body)
    // Other kinds of event are acknowledged, or svix would send them again for days.
    if (parsed.success) await keepDelivery(services.db, deliveryOf(parsed.data))
    return response.status(204).end()
  })
  return webhook
}

const states = {
  'email.delivered': 'delivered',
  'email.failed': 'failed',
  'email.bounced': 'bounced',
  'email.suppressed': 'bounced',
  'email.complained': 'complained',
} as const

function deliveryOf({ type, created_at, data: { to, tags, bounce } }: ResendEvent): Delivery {
  const named = about.safeParse(tags)
  const at = new Date(created_at)
  // A mailbox that is full today may take mail tomorrow: only what is for good stops the address.
  const isForNow = type === 'email.bounced' && bounce?.type !== 'Permanent'
  const state = isForNow ? 'failed' : states[type]
  const addresses = to.filter(isOneAddress)
  return {
    state,
    at: Number.isNaN(at.getTime()) ? new Date() : at,
    about: named.success ? { userId: named.data.person, effectId: named.data.effect } : null,
    suppress: state === 'bounced' || state === 'complained' ? { addresses, reason: state } : null,
  }
}
