import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { writeDeadLetter } from '@jobpilot/domain/runs/dead-jobs.repository'
import { failSubject } from '@jobpilot/domain/runs/run-subject'
import { changeHeldRun, findRun, type Lease } from '@jobpilot/domain/runs/runs.repository'
import type { DeadCause } from '@jobpilot/schemas/admin'
import type { RunStep } from '@jobpilot/schemas/runs'
import type { TaskSpec } from '@jobpilot/tasks/catalog'
import { sql } from 'kysely'
import * as z from 'zod'
import type { WorkerContext } from './context.ts'

/** What the owner reads; the admin reads the cause. */
const forOwner: Record<DeadCause, string> = {
  failed:
    'Something went wrong on our side, each time I tried. Your data is safe. Try again; if it stays, tell whoever runs this instance.',
  'timed-out': 'This took too long each time I tried, so I stopped. Your data is safe. Try again later.',
  crashed:
    'My process ended each time I worked on this, so I stopped. Your data is safe. Whoever runs this instance has been told.',
  unreadable: 'This was asked for in a form this version does not know. Ask for it again.',
  'unknown-task': 'This version does not know how to do this. Whoever runs this instance has been told.',
}

/**
 * Ends a run for a fault of ours: `dead`, with a letter for the admins in the same transaction. `detail` is for them and
 * holds no personal text. Nothing happens when the attempt no longer holds the run.
 */
export async function buryRun(
  tx: UserTransaction,
  lease: Lease,
  cause: DeadCause,
  { detail = '', steps }: { detail?: string; steps?: RunStep[] } = {},
): Promise<void> {
  const error = { code: cause, message: forOwner[cause] }
  const run = await changeHeldRun(tx, lease, { state: 'dead', error, ...(steps ? { steps } : {}) })
  if (!run) return
  await writeDeadLetter(tx, lease.runId, cause, detail)
  await failSubject(tx, lease.userId, run, error)
}

const owner = z.object({ userId: z.uuid(), runId: z.uuid() })

/** The payload as the task declares it; undefined when it is something else. */
export function parsePayload<P extends z.ZodObject>(
  { spec }: { spec: TaskSpec<P> },
  raw: unknown,
): (z.infer<P> & z.infer<typeof owner>) | undefined {
  return spec.payload.safeParse(raw).data as (z.infer<P> & z.infer<typeof owner>) | undefined
}

/** Puts a job whose payload is not as the task declares it in the dead letters; one that does not even say whose it is, without an owner. */
export async function buryUnreadable(
  context: WorkerContext,
  { name, spec }: { name: string; spec: TaskSpec },
  raw: unknown,
): Promise<undefined> {
  const issues = spec.payload.safeParse(raw).error?.issues.map(({ path }) => path.join('.'))
  context.log.error({ task: name, issues }, 'unreadable job')
  await buryByPayload(context, { task: name, payload: raw, attempts: 1 }, 'unreadable')
}

/**
 * Buries a job that no attempt of ours holds: through its run when the payload names one that has not ended, else as a
 * letter without an owner, of whose payload the ids are kept. Repeating it after a crash changes nothing that is there already.
 */
export async function buryByPayload(
  { db, system }: Pick<WorkerContext, 'db' | 'system'>,
  job: { task: string; payload: unknown; attempts: number },
  cause: DeadCause,
  detail = '',
): Promise<void> {
  const named = owner.safeParse(job.payload)
  if (named.success) {
    const { userId, runId } = named.data
    const leaseToken = crypto.randomUUID()
    const isKnown = await withUser(db, userId, async (tx) => {
      const run = await findRun(tx, userId, runId)
      if (!run) return false
      const taken = await tx
        .updateTable('taskRuns')
        .set({ leaseToken, attempt: Math.max(run.attempt, job.attempts) })
        .where('id', '=', runId)
        .where('state', 'in', ['queued', 'running'])
        .executeTakeFirst()
      if (taken.numUpdatedRows > 0n) await buryRun(tx, { userId, runId, leaseToken }, cause, { detail })
      return true
    })
    if (isKnown) return
  }
  const ids = z.record(z.string(), z.unknown()).catch({}).parse(job.payload)
  const references = Object.entries(ids).filter(([, value]) => z.uuid().safeParse(value).success)
  await sql`
    insert into dead_jobs (task, payload, attempts, cause, message)
    values (${job.task}, ${JSON.stringify(Object.fromEntries(references))}, ${job.attempts}, ${cause}, ${detail})`.execute(
    system,
  )
}
