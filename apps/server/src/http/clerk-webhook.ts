import { withUser } from '@jobpilot/db/with-user'
import { markPersonDeleted, upsertPerson } from '@jobpilot/domain/people/people.repository'
import { personId } from '@jobpilot/domain/people/person-id'
import { type Request, type Response, Router } from 'express'
import * as z from 'zod'
import type { Services } from '../context.ts'
import { readBody } from './read-body.ts'
import { readSigned } from './signed-webhook.ts'

/** Clerk's largest event is a few kB. */
const mostBytes = 200_000

const clerkUser = z.object({
  id: z.string().min(1).max(200),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  primary_email_address_id: z.string().nullish(),
  email_addresses: z.array(z.object({ id: z.string(), email_address: z.string() })).default([]),
})
const clerkEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user.created'), data: clerkUser }),
  z.object({ type: z.literal('user.updated'), data: clerkUser }),
  z.object({ type: z.literal('user.deleted'), data: z.object({ id: z.string().min(1).max(200) }) }),
])

/** `POST /webhooks/clerk`: people made, changed and deleted at Clerk. Nothing is believed without svix's signature over the raw body. */
export function createClerkWebhook(services: Services): Router {
  const webhook = Router()
  webhook.post('/clerk', async (request: Request, response: Response) => {
    const secret = services.env.CLERK_WEBHOOK_SECRET
    if (!secret) return response.status(404).json({ code: 'NOT_FOUND', message: 'Clerk webhooks are off.' })
    const body = await readSigned(await readBody(request, mostBytes), request, secret)
    if (body === undefined)
      return response.status(400).json({ code: 'BAD_REQUEST', message: 'The signature does not fit.' })
    const event = clerkEvent.safeParse(body)
    // Other kinds of event are acknowledged, or svix would send them again for days.
    if (event.success) await apply(services, event.data)
    return response.status(204).end()
  })
  return webhook
}

async function apply(services: Services, event: z.infer<typeof clerkEvent>): Promise<void> {
  const userId = personId('clerk', event.data.id)
  if (event.type === 'user.deleted') return await withUser(services.db, userId, (tx) => markPersonDeleted(tx, userId))
  const { data } = event
  const email =
    data.email_addresses.find((address) => address.id === data.primary_email_address_id) ?? data.email_addresses[0]
  const name = [data.first_name, data.last_name].filter(Boolean).join(' ') || null
  await withUser(services.db, userId, (tx) =>
    upsertPerson(tx, { provider: 'clerk', externalId: data.id, email: email?.email_address ?? null, name }),
  )
}
