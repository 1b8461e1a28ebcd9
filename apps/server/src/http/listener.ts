import type { RequestListener } from 'node:http'
import type { Express } from 'express'
import type { Services } from '../context.ts'
import { inRequest } from './in-request.ts'
import { createPipeliningGuard } from './pipelining.ts'
import { sendRefusal } from './request-guard.ts'
import type { TrpcHandler } from './trpc-handler.ts'

/** What Express and all that stands on it takes to load is a fifth of a start, and no call needs it. */
export const loadExpressApp = () => import('./express-app.ts')

/** Everything that is asked over HTTP: calls by `trpc`, whether this process answers by itself, the rest by Express. */
export function createListener(services: Services, trpc: TrpcHandler): RequestListener {
  let loading: Promise<Express> | undefined
  const isPipelining = createPipeliningGuard()
  const byExpress: RequestListener = (request, response) => {
    loading ??= loadExpressApp().then(({ createExpressApp }) => createExpressApp(services))
    loading
      .then((app) => app(request, response))
      .catch((error: unknown) => {
        services.log.error({ err: error }, 'what answers requests could not be loaded')
        sendRefusal(response, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'JobPilot has to be built anew.' })
      })
  }
  return (request, response) => {
    if (isPipelining(request, response)) return
    const path = request.url?.split('?', 1)[0] ?? '/'
    inRequest(request, response, () => {
      if (path.startsWith('/trpc/')) trpc(request, response, path.slice('/trpc/'.length))
      else if (path === '/health/live') {
        response.setHeader('x-content-type-options', 'nosniff').setHeader('cache-control', 'no-store')
        response.setHeader('content-type', 'application/json; charset=utf-8').end('{"status":"ok"}')
      } else byExpress(request, response)
    })
  }
}
