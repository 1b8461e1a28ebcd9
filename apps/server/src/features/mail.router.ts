import { getMailboxMessage, listMailbox } from '@jobpilot/domain/effects/local-mailbox'
import { getMailSettings, setMailChoice } from '@jobpilot/domain/mails/mail-settings.service'
import { mailboxInput, setMailChoiceInput } from '@jobpilot/schemas/mails'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc.ts'

export const mailRouter = {
  settings: procedure.query(async ({ ctx }) => ({
    ...(await getMailSettings(ctx.db, ctx.userId)),
    adapter: ctx.services.mailAdapter,
  })),
  setChoice: procedure.input(setMailChoiceInput).mutation(({ ctx, input }) => setMailChoice(ctx.db, ctx.userId, input)),
  mailbox: procedure.query(async ({ ctx }) => ({
    messages: await listMailbox(ctx.db, ctx.userId),
    adapter: ctx.services.mailAdapter,
  })),
  message: procedure.input(mailboxInput).query(({ ctx, input }) => getMailboxMessage(ctx.db, ctx.userId, input.id)),
} satisfies TRPCRouterRecord
