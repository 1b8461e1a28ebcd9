import { downloadDraft } from '@jobpilot/domain/outreach/download-draft'
import {
  composeMail,
  composeMailAgain,
  editDraft,
  getDraft,
  listDrafts,
  setDraftRemoved,
  setRecipient,
} from '@jobpilot/domain/outreach/outreach.service'
import { recipientInput } from '@jobpilot/schemas/effects'
import { composeMailInput, downloadDraftInput, draftId, editDraftInput } from '@jobpilot/schemas/outreach-input'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const outreachRouter = {
  list: procedure.query(({ ctx }) => listDrafts(ctx.db, ctx.userId)),
  get: procedure.input(draftId).query(({ ctx, input }) => getDraft(ctx.db, ctx.userId, input.id)),
  compose: procedure.input(composeMailInput).mutation(({ ctx, input }) => composeMail(ctx.db, ctx.userId, input)),
  composeAgain: procedure.input(draftId).mutation(({ ctx, input }) => composeMailAgain(ctx.db, ctx.userId, input.id)),
  edit: procedure.input(editDraftInput).mutation(({ ctx, input }) => editDraft(ctx.db, ctx.userId, input)),
  setRecipient: procedure.input(recipientInput).mutation(({ ctx, input }) => setRecipient(ctx.db, ctx.userId, input)),
  download: procedure
    .input(downloadDraftInput)
    .query(({ ctx, input }) => downloadDraft(ctx.db, ctx.userId, input.id, input.format)),
  remove: procedure.input(draftId).mutation(async ({ ctx, input }) => {
    await setDraftRemoved(ctx.db, ctx.userId, input.id, true)
    return input
  }),
  restore: procedure.input(draftId).mutation(async ({ ctx, input }) => {
    await setDraftRemoved(ctx.db, ctx.userId, input.id, false)
    return input
  }),
} satisfies TRPCRouterRecord
