import type { Request } from 'express'

const names = ['svix-id', 'svix-timestamp', 'svix-signature']

/** The event, if svix signed exactly these bytes lately; undefined otherwise. `verify` returns nothing, so the bytes are read here. */
export async function readSigned(payload: Buffer, request: Pick<Request, 'headers'>, secret: string): Promise<unknown> {
  const { Webhook } = await import('svix')
  try {
    new Webhook(secret).verify(
      payload,
      Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')])),
    )
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
