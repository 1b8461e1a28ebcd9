import type { DraftState } from '@jobpilot/db/types'
import type { UserTransaction } from '@jobpilot/db/with-user'
import { type MailContent, mailContent } from '@jobpilot/schemas/outreach'
import { type ComposeMailRequest, composeMailRequest } from '@jobpilot/schemas/outreach-input'
import { sql } from 'kysely'
import * as z from 'zod'

export type DraftRow = {
  id: string
  state: DraftState
  subject: string | null
  recipientName: string
  recipientRole: string | null
  postingId: string | null
  postingTitle: string | null
  runId: string | null
  createdAt: string
  updatedAt: string
}

export type DraftView = {
  id: string
  state: DraftState
  request: ComposeMailRequest
  content: MailContent | null
  subject: string
  body: string
  /** Where it goes; null until the person says so, as JobPilot guesses no addresses. */
  recipientEmail: string | null
  version: number
  isEdited: boolean
  error: { code: string; message: string } | null
  runId: string | null
  postingTitle: string | null
  createdAt: string
  updatedAt: string
}

const postingTitle = sql<string | null>`postings.content -> 'title' ->> 'value'`.as('postingTitle')
const failure = z.object({ code: z.string(), message: z.string() }).nullable()

export async function findDraft(tx: UserTransaction, id: string): Promise<DraftView | undefined> {
  const row = await tx
    .selectFrom('agentOutputs')
    .leftJoin('postings', 'postings.id', 'agentOutputs.postingId')
    .select([
      'agentOutputs.id',
      'agentOutputs.state',
      'request',
      'agentOutputs.content',
      'subject',
      'body',
      'recipientEmail',
      'agentOutputs.version',
      'isEdited',
      'agentOutputs.error',
      'agentOutputs.runId',
      postingTitle,
      'agentOutputs.createdAt',
      'agentOutputs.updatedAt',
    ])
    .where('agentOutputs.id', '=', id)
    .where('kind', '=', 'mail')
    .where('agentOutputs.deletedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...row,
    request: composeMailRequest.parse(row.request),
    content: row.content === null ? null : mailContent.parse(row.content),
    subject: row.subject ?? '',
    body: row.body ?? '',
    error: failure.parse(row.error),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The person's e-mails, newest first. */
export async function findDrafts(tx: UserTransaction, userId: string): Promise<DraftRow[]> {
  const rows = await tx
    .selectFrom('agentOutputs')
    .leftJoin('postings', 'postings.id', 'agentOutputs.postingId')
    .select([
      'agentOutputs.id',
      'agentOutputs.state',
      'subject',
      'postingId',
      postingTitle,
      'agentOutputs.runId',
      'agentOutputs.createdAt',
      'agentOutputs.updatedAt',
      sql<string>`request ->> 'recipientName'`.as('recipientName'),
      sql<string | null>`request ->> 'recipientRole'`.as('recipientRole'),
    ])
    .where('agentOutputs.userId', '=', userId)
    .where('kind', '=', 'mail')
    .where('agentOutputs.deletedAt', 'is', null)
    .orderBy('agentOutputs.createdAt', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }))
}
