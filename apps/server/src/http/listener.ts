import type { RequestListener } from 'node:http'
import type { Services } from '../context.ts'
import { createExpressApp } from './express-app.ts'
import { inRequest } from './in-request.ts'
import { createPipeliningGuard } from './pipelining.ts'
import type { TrpcHandler } from './trpc-handler.ts'

/** Everything that is asked over HTTP: calls by `trpc`, the rest by Express. */
export function createListener(services: Services, trpc: TrpcHandler): RequestListener {
  const app = createExpressApp(services)
  const isPipelining = createPipeliningGuard()
  return (request, response) => {
    if (isPipelining(request, response)) return
    const path = request.url?.split('?', 1)[0] ?? '/'
    inRequest(request, response, () => {
      if (path.startsWith('/trpc/')) trpc(request, response, path.slice('/trpc/'.length))
      else app(request, response)
    })
  }
}
