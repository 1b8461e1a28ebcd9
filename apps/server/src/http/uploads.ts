import { isDatabaseDown } from '@jobpilot/db/database-down'
import { addResume } from '@jobpilot/domain/documents/documents.service'
import { DomainError } from '@jobpilot/domain/errors'
import { StorageError } from '@jobpilot/platform/storage/storage'
import { maxUploadBytes } from '@jobpilot/schemas/documents'
import { type Request, type Response, Router } from 'express'
import type { Services } from '../context.ts'
import { allowedOrigins } from '../env.ts'
import { openSession } from './open-session.ts'
import { RateLimitError } from './rate-limits.ts'
import { BodyTooLargeError, readBody } from './read-body.ts'
import { foreignMessage, isForeignOrigin, type Refusal, sendRefusal } from './request-guard.ts'

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
}

/** The type by the name's ending, for the record alone: what a file is, its bytes decide when it is read. */
const mediaTypeOf = (name: string): string =>
  mediaTypes[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const tooLarge: Refusal = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'This file is larger than 10 MB. Save the resume as a PDF without pictures, or paste its text.',
}
const foreign: Refusal = { status: 403, code: 'FORBIDDEN', message: foreignMessage }
const signedOut: Refusal = { status: 401, code: 'UNAUTHORIZED', message: 'Sign in to go on.' }
const later = 'The file could not be kept right now. Try again in a moment.'

/** `PUT /uploads/resume?name=FILE`: the file's bytes as the body, a bearer token, 201 with the document and its run. */
export function createUploads(services: Services): Router {
  const origins = allowedOrigins(services.env)
  const uploads = Router()

  uploads.put('/resume', async (request: Request, response: Response) => {
    const refuse = (refusal: Refusal) => sendRefusal(response, refusal)
    if (isForeignOrigin(request, origins)) return refuse(foreign)
    try {
      const session = await openSession(services, request.headers.authorization)
      if (!session) return refuse(signedOut)
      await services.limits.take('uploads', session.userId)
      const bytes = await readBody(request, maxUploadBytes)
      const name = typeof request.query.name === 'string' ? request.query.name.slice(0, 300) : 'resume'
      response
        .status(201)
        .json(await addResume(services, session.userId, { name, mediaType: mediaTypeOf(name), bytes }))
    } catch (error) {
      if (request.destroyed && !request.complete) return
      const refusal = refusalFor(error)
      if (error instanceof RateLimitError) response.setHeader('retry-after', String(error.state.resetSeconds))
      if (refusal.status >= 500) services.log.error({ err: error }, 'upload failed')
      refuse(refusal)
    }
  })
  return uploads
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof BodyTooLargeError) return tooLarge
  if (error instanceof DomainError) return { status: 400, code: 'BAD_REQUEST', message: error.message }
  if (error instanceof RateLimitError) return { status: 429, code: 'TOO_MANY_REQUESTS', message: error.message }
  if (isDatabaseDown(error) || (error instanceof StorageError && error.code === 'unavailable'))
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message: later }
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: later }
}
