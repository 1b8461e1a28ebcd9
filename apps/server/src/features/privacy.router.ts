import { cancelDeletion, getDeletion, scheduleDeletion } from '@jobpilot/domain/privacy/deletion.service'
import { findLatestExport, getExportFile, startExport } from '@jobpilot/domain/privacy/exports.service'
import { getHeld } from '@jobpilot/domain/privacy/held.service'
import { exportId, scheduleDeletionInput } from '@jobpilot/schemas/privacy'
import type { TRPCRouterRecord } from '@trpc/server'
import { fileLink } from '../http/files.ts'
import { procedure } from '../trpc.ts'

export const privacyRouter = {
  held: procedure.query(({ ctx }) => getHeld(ctx.services, ctx.userId)),
  latestExport: procedure.query(({ ctx }) => findLatestExport(ctx.db, ctx.userId)),
  startExport: procedure.mutation(({ ctx }) => startExport(ctx.db, ctx.userId)),
  /** An address that hands out the file for a quarter of an hour, to whoever has it. */
  exportLink: procedure.input(exportId).query(async ({ ctx, input }) => {
    await getExportFile(ctx.db, ctx.userId, input.id)
    return fileLink(ctx, 'export', input.id)
  }),
  deletion: procedure.query(({ ctx }) => getDeletion(ctx.db, ctx.userId)),
  scheduleDeletion: procedure.input(scheduleDeletionInput).mutation(({ ctx }) => scheduleDeletion(ctx.db, ctx.userId)),
  cancelDeletion: procedure.mutation(({ ctx }) => cancelDeletion(ctx.db, ctx.userId)),
} satisfies TRPCRouterRecord
