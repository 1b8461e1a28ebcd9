import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getDocumentFile } from '@jobpilot/domain/documents/documents.service'
import { DomainError } from '@jobpilot/domain/errors'
import { isActivePerson } from '@jobpilot/domain/people/people.repository'
import { getExportFile } from '@jobpilot/domain/privacy/exports.service'
import type { LinkSubject } from '@jobpilot/platform/storage/signed-links'
import { StorageError } from '@jobpilot/platform/storage/storage'
import { linkMinutes } from '@jobpilot/schemas/privacy'
import { type Request, type Response, Router } from 'express'
import type { Services } from '../context.ts'
import { type Refusal, sendRefusal } from './request-guard.ts'

type Download = { storageKey: string; bytes: number; fileName: string; mediaType: string }

const over: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'This link is over, or was never one of ours. Go back to JobPilot and ask for a new one.',
}
const later: Refusal = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'The file cannot be read right now. Try again in a moment.',
}

/** `GET /files/TOKEN`: the one file a signed link names, never shown by a browser, always saved. */
export function createFiles(services: Services): Router {
  const files = Router()
  files.get('/:token', async (request: Request<{ token: string }>, response: Response) => {
    const refuse = (refusal: Refusal) => sendRefusal(response, refusal)
    const subject = services.links.read(request.params.token)
    if (!subject || !(await isActivePerson(services.db, subject.userId))) return refuse(over)
    try {
      const file = await findDownload(services, subject)
      const content = await services.storage.open(file.storageKey)
      response.writeHead(200, {
        'content-type': file.mediaType,
        'content-length': file.bytes,
        'content-disposition': disposition(file.fileName),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'referrer-policy': 'no-referrer',
      })
      await pipeline(Readable.from(content), response)
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      if (error instanceof DomainError || (error instanceof StorageError && error.code === 'not-found'))
        return refuse(over)
      services.log.error({ err: error }, 'a file could not be handed out')
      refuse(later)
    }
  })
  return files
}

/** The address under which a person's file is handed out for a quarter of an hour. */
export function fileLink(
  { services, userId }: { services: Services; userId: string },
  kind: LinkSubject['kind'],
  id: string,
): { path: string; expiresAt: string } {
  const { token, expiresAt } = services.links.sign({ kind, id, userId }, linkMinutes * 60_000)
  return { path: `/files/${token}`, expiresAt }
}

async function findDownload(services: Services, { kind, id, userId }: LinkSubject): Promise<Download> {
  if (kind === 'document')
    return { ...(await getDocumentFile(services, userId, id)), mediaType: 'application/octet-stream' }
  const day = new Date().toISOString().slice(0, 10)
  return {
    ...(await getExportFile(services.db, userId, id)),
    fileName: `jobpilot-${day}.zip`,
    mediaType: 'application/zip',
  }
}

/** An attachment under its own name (RFC 6266), with plain letters for programs that know no other. */
export function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
