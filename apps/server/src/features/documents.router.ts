import { addResume, getDocumentFile, listDocuments, setRemoved } from '@jobpilot/domain/documents/documents.service'
import { addResumeTextInput, documentId } from '@jobpilot/schemas/documents'
import type { TRPCRouterRecord } from '@trpc/server'
import { fileLink } from '../http/files.ts'
import { procedure } from '../trpc.ts'

export const documentsRouter = {
  list: procedure.query(({ ctx }) => listDocuments(ctx.db, ctx.userId)),
  addText: procedure.input(addResumeTextInput).mutation(({ ctx, input }) =>
    addResume(ctx.services, ctx.userId, {
      name: 'Pasted resume.txt',
      mediaType: 'text/plain',
      bytes: Buffer.from(input.text, 'utf8'),
    }),
  ),
  /** As `privacy.exportLink`, for one document as it was uploaded. */
  link: procedure.input(documentId).query(async ({ ctx, input }) => {
    await getDocumentFile(ctx.services, ctx.userId, input.id)
    return fileLink(ctx, 'document', input.id)
  }),
  remove: procedure.input(documentId).mutation(async ({ ctx, input }) => {
    await setRemoved(ctx.db, ctx.userId, input.id, true)
    return input
  }),
  restore: procedure.input(documentId).mutation(async ({ ctx, input }) => {
    await setRemoved(ctx.db, ctx.userId, input.id, false)
    return input
  }),
} satisfies TRPCRouterRecord
