import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { activeSpan } from '@jobpilot/platform/telemetry/spans'
import { type MadeBy, madeBy } from '@jobpilot/schemas/fields'
import type { ActivityInput } from '@jobpilot/schemas/paging'
import type { RunView } from '@jobpilot/schemas/runs'
import * as z from 'zod'
import { appendEvent } from '../events/append-event.ts'

export type ActionView = {
  id: string
  agent: string
  action: string
  rationale: string
  confidence: number | null
  alternatives: string[]
  madeBy: MadeBy
  durationMs: number
  costMicroUsd: number
  inputTokens: number
  outputTokens: number
  runId: string | null
  subjectKind: RunView['subjectKind'] | null
  subjectId: string | null
  createdAt: string
}

export type NewAction = {
  agent: string
  action: string
  rationale: string
  confidence: number | null
  alternatives: string[]
  madeBy: MadeBy
  durationMs: number
  runId: string
  subject: { kind: RunView['subjectKind']; id: string }
}

/** Writes down what an agent did and why; tokens and cost are those of the run's settled model calls by that agent. */
export async function recordAction(tx: UserTransaction, userId: string, action: NewAction): Promise<void> {
  activeSpan()?.setAttribute('jobpilot.agent', action.agent)
  const spent = await tx
    .selectFrom('modelCalls')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<string>('inputTokens'), eb.val('0')).as('inputTokens'),
      eb.fn.coalesce(eb.fn.sum<string>('outputTokens'), eb.val('0')).as('outputTokens'),
      eb.fn.coalesce(eb.fn.sum<string>('costMicroUsd'), eb.val('0')).as('costMicroUsd'),
    ])
    .where('runId', '=', action.runId)
    .where('agent', '=', action.agent)
    .executeTakeFirst()
  const row = await tx
    .insertInto('agentActions')
    .values({
      userId,
      runId: action.runId,
      agent: action.agent,
      action: action.action,
      rationale: action.rationale,
      confidence: action.confidence,
      alternatives: JSON.stringify(action.alternatives),
      madeBy: JSON.stringify(action.madeBy),
      subjectKind: action.subject.kind,
      subjectId: action.subject.id,
      durationMs: Math.round(action.durationMs),
      inputTokens: Number(spent?.inputTokens ?? 0),
      outputTokens: Number(spent?.outputTokens ?? 0),
      costMicroUsd: Number(spent?.costMicroUsd ?? 0),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await appendEvent(tx, userId, { type: 'action.recorded', actionId: row.id })
}

const shown = [
  'id',
  'agent',
  'action',
  'rationale',
  'confidence',
  'alternatives',
  'madeBy',
  'durationMs',
  'costMicroUsd',
  'inputTokens',
  'outputTokens',
  'runId',
  'subjectKind',
  'subjectId',
  'createdAt',
] as const

/**
 * What the agents did, newest first, of one agent when asked. `agents` names, in alphabetical order, everyone who ever
 * did something for this person, so that a choice among them does not depend on the page. A `before` that is not there
 * gives no rows.
 */
export function listActions(
  db: Database,
  userId: string,
  { before, limit, agent }: Pick<ActivityInput, 'before' | 'limit' | 'agent'>,
): Promise<{ items: ActionView[]; agents: string[]; nextBefore: string | null }> {
  return withUser(db, userId, async (tx) => {
    const own = tx.selectFrom('agentActions').where('userId', '=', userId)
    const agents = await own.select('agent').distinct().orderBy('agent').execute()
    const rows = await own
      .select(shown)
      .$if(agent != null, (query) => query.where('agent', '=', agent ?? ''))
      // Compared in the database: a date of this language has no microseconds, and rows of one would be skipped.
      .$if(before != null, (query) =>
        query.where((eb) =>
          eb(
            eb.refTuple('createdAt', 'id'),
            '<',
            eb
              .selectFrom('agentActions as last')
              .select(['last.createdAt', 'last.id'])
              .where('last.id', '=', before ?? '')
              .$asTuple('createdAt', 'id'),
          ),
        ),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      alternatives: z.array(z.string()).parse(row.alternatives),
      madeBy: madeBy.parse(row.madeBy),
      costMicroUsd: Number(row.costMicroUsd),
      createdAt: row.createdAt.toISOString(),
    }))
    return {
      items,
      agents: agents.map((row) => row.agent),
      nextBefore: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    }
  })
}
