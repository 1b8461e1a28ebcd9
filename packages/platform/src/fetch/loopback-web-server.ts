import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type LoopbackWebServer = AsyncDisposable & { host: string; url: string; closedRequests: () => number }

/** A web server on a free loopback port for tests. `host` is what `allowedTestHosts` takes. */
export async function startLoopbackWebServer(respond: RequestListener): Promise<LoopbackWebServer> {
  let closed = 0
  const server = createServer((request, response) => {
    response.on('close', () => {
      closed += 1
    })
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    host,
    url: `http://${host}`,
    closedRequests: () => closed,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
