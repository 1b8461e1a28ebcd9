import type { IncomingMessage } from 'node:http'

/** The body is over the limit; what has not arrived yet is not waited for, and read into nothing. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError'
}

/**
 * Reads a whole body of at most `limit` bytes. Refuses on the first byte beyond it: the usual middleware first waits
 * for the sender to end, which a sender may choose never to do. What they send after it is read into nothing for as long as
 * a request may take: a connection that is closed with bytes unread is reset, and they would see that instead of the answer.
 * Throws the stream's error when the sender gives up.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new BodyTooLargeError(`a body of more than ${limit} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  return await new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      request.off('data', take).resume()
      reject(tooLarge())
    }
    request.on('data', take)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('aborted', () => reject(new Error('the sender gave up')))
  })
}
