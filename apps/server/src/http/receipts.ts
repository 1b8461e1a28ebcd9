import { DomainError } from '@jobpilot/domain/errors'
import { getReceipt } from '@jobpilot/domain/privacy/receipts'
import { receiptInput } from '@jobpilot/schemas/privacy'
import { type Request, type Response, Router } from 'express'
import type { Services } from '../context.ts'
import { type Refusal, sendRefusal } from './request-guard.ts'

const unknown: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is no receipt with this number yet. It is written when the deletion is done.',
}

/**
 * `GET /receipts/ID`: what a deletion took and when. Open to whoever has the number, since the person it was given to
 * cannot sign in any more; it says nothing about them.
 */
export function createReceipts(services: Services): Router {
  const receipts = Router()
  receipts.get('/:id', async (request: Request<{ id: string }>, response: Response) => {
    const refuse = () => sendRefusal(response, unknown)
    const input = receiptInput.safeParse(request.params)
    if (!input.success) return refuse()
    try {
      const receipt = await getReceipt(services.db, input.data.id)
      response
        .set('cache-control', 'no-store')
        .type('json')
        .send(`${JSON.stringify(receipt, null, 2)}\n`)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refuse()
    }
  })
  return receipts
}
