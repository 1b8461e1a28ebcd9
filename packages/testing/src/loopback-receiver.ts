import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export type Received = { path: string; text: string }
export type LoopbackReceiver = AsyncDisposable & { url: string; host: string; received: Received[] }

/** Takes whatever is posted to it on this machine, as a collector would, and keeps it. */
export async function startReceiver(): Promise<LoopbackReceiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const bytes = Buffer.concat(chunks)
    const isZipped = request.headers['content-encoding'] === 'gzip'
    received.push({ path: request.url ?? '', text: (isZipped ? gunzipSync(bytes) : bytes).toString('utf8') })
    // A page posts from another origin.
    response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', '*')
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    received,
    url: `http://${host}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
