import { addResume } from '@jobpilot/domain/documents/documents.service'
import { DomainError } from '@jobpilot/domain/errors'
import { maxUploadBytes } from '@jobpilot/schemas/documents'
import { type Request, type Response, Router, raw } from 'express'
import { addressOf, type Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { isDatabaseDown } from '../trpc.ts'
import { openSession } from './open-session.ts'
import { RateLimitError } from './rate-limits.ts'
import { isForeignOrigin, sendRefusal } from './request-guard.ts'

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
}

/** The type by the name's ending, for the record alone: what a file is, its bytes decide when it is read. */
const mediaTypeOf = (name: string): string =>
  mediaTypes[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** `PUT /uploads/resume?name=FILE`: the file's bytes as the body, a bearer token, 201 with the document and its run. */
export function createUploads(services: Services): Router {
  const origins = allowedOrigins(services.env)
  const uploads = Router()
  const tooLarge = {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: 'This file is larger than 10 MB. Save the resume as a PDF without pictures, or paste its text.',
  }

  uploads.put(
    '/resume',
    async (request: Request, response: Response, next) => {
      const requestId = String(response.locals.requestId)
      if (isForeignOrigin(request, origins))
        return sendRefusal(
          response,
          { status: 403, code: 'FORBIDDEN', message: 'This origin may not call JobPilot.' },
          requestId,
        )
      // Said before the body is read: a declared size is enough to refuse.
      if (Number(request.headers['content-length'] ?? 0) > maxUploadBytes)
        return sendRefusal(response, tooLarge, requestId)
      const session = await openSession(services, request.headers.authorization)
      if (!session)
        return sendRefusal(response, { status: 401, code: 'UNAUTHORIZED', message: 'Sign in to go on.' }, requestId)
      await services.limits.take('uploads', session.userId)
      response.locals.userId = session.userId
      next()
    },
    raw({ type: () => true, limit: maxUploadBytes, inflate: false }),
    async (request: Request, response: Response) => {
      const name = typeof request.query.name === 'string' ? request.query.name.slice(0, 300) : 'resume'
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const added = await addResume(services, String(response.locals.userId), {
        name,
        mediaType: mediaTypeOf(name),
        bytes,
      })
      response.status(201).json(added)
    },
  )

  uploads.use((error: unknown, request: Request, response: Response, next: (error: unknown) => void) => {
    const requestId = String(response.locals.requestId)
    const type = error instanceof Error && 'type' in error ? error.type : undefined
    if (response.headersSent) return next(error)
    if (type === 'entity.too.large') return sendRefusal(response, tooLarge, requestId)
    if (type === 'encoding.unsupported')
      return sendRefusal(
        response,
        { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the file without content encoding.' },
        requestId,
      )
    if (type === 'request.aborted') return
    if (error instanceof DomainError)
      return sendRefusal(response, { status: 400, code: 'BAD_REQUEST', message: error.message }, requestId)
    if (error instanceof RateLimitError) {
      response.setHeader('retry-after', String(error.state.resetSeconds))
      return sendRefusal(response, { status: 429, code: 'TOO_MANY_REQUESTS', message: error.message }, requestId)
    }
    services.log.error(
      { err: error, requestId, address: addressOf(request, services.env.IS_BEHIND_PROXY) },
      'upload failed',
    )
    const isAway = isDatabaseDown(error)
    sendRefusal(
      response,
      {
        status: isAway ? 503 : 500,
        code: isAway ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR',
        message: 'The file could not be kept right now. Try again in a moment.',
      },
      requestId,
    )
  })
  return uploads
}
