import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { type ErrorRequestHandler, type Express } from 'express'
import serveCompressed from 'express-static-gzip'
import helmet from 'helmet'
import type { Services } from '../context.ts'
import { checkComponents } from '../health/check-components.ts'
import { isReady } from '../health/component.ts'
import { createClerkWebhook } from './clerk-webhook.ts'
import { createFiles } from './files.ts'
import { createReceipts } from './receipts.ts'
import { sendRefusal } from './request-guard.ts'
import { createResendWebhook } from './resend-webhook.ts'
import { createUnsubscribe } from './unsubscribe.ts'
import { createUploads } from './uploads.ts'

const webFolder = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** Everything but calls and `/health/live`: uploads, webhooks, health, and in production the web app itself. */
export function createExpressApp(services: Services): Express {
  const { env } = services
  const app = express()
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(env) },
      strictTransportSecurity: env.NODE_ENV === 'production' && env.PUBLIC_URL.startsWith('https:'),
    }),
  )
  app.get('/health/ready', async (request, response) => {
    const components = await checkComponents(services)
    const ready = isReady(components, request.query.only === 'requests' ? 'requests' : undefined)
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'down', components })
  })
  app.use('/uploads', createUploads(services))
  app.use('/files', createFiles(services))
  app.use('/receipts', createReceipts(services))
  app.use('/webhooks', createClerkWebhook(services), createResendWebhook(services))
  app.use('/unsubscribe', createUnsubscribe(services))
  if (existsSync(webFolder)) {
    // As the build compressed them: 0.9 MB of a first visit is 0.3 MB on the way.
    const serveStatic = { immutable: true, maxAge: '1y', fallthrough: false }
    const compressed = { enableBrotli: true, orderPreference: ['br'], index: false, serveStatic }
    app.use('/assets', serveCompressed(`${webFolder}/assets`, compressed))
    app.use(express.static(webFolder, { index: false, maxAge: '1h' }))
    app.get('/{*splat}', (_request, response) => {
      response.set('cache-control', 'no-cache').sendFile(`${webFolder}/index.html`)
    })
  }
  app.use((_request, response) =>
    sendRefusal(response, { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' }),
  )
  const onError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    // It may have been meant for a file that is gone.
    response.removeHeader('content-encoding')
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
        ? error.status
        : 500
    if (status === 500) services.log.error({ err: error }, 'unexpected error')
    sendRefusal(response, {
      status,
      code: status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST',
      message: status === 500 ? 'Something went wrong on our side. Try again.' : 'This request cannot be read.',
    })
  }
  app.use(onError)
  return app
}

/**
 * No script but our own files; Mantine sets style attributes, hence inline styles. Other hosts only when they are set up:
 * Clerk's, and the one the page sends its own faults to. Traces and figures are sent by server and worker alone.
 */
function contentPolicy({ CLERK_ISSUER: clerkIssuer, SENTRY_WEB_DSN: dsn }: Services['env']): Record<string, string[]> {
  const clerk = clerkIssuer ? [new URL(clerkIssuer).origin] : []
  const faults = dsn ? [new URL(dsn).origin] : []
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...clerk],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', ...(clerkIssuer ? ['https://img.clerk.com'] : [])],
    'connect-src': ["'self'", ...clerk, ...faults],
    'worker-src': ["'self'", ...(clerkIssuer ? ['blob:'] : [])],
    'font-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}
