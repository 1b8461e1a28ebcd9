import type { Database } from '@jobpilot/db/client'
import { type UserTransaction, withUser } from '@jobpilot/db/with-user'
import { assertBrakeReleased } from '@jobpilot/domain/people/brake'
import { lockPerson } from '@jobpilot/domain/people/lock-person'
import { changeHeldRun, isCancelRequested, type Lease, type RunChange } from '@jobpilot/domain/runs/runs.repository'
import { inSpan } from '@jobpilot/platform/telemetry/spans'
import type { RunStep } from '@jobpilot/schemas/runs'

/** The attempt is no longer ours: cancelled, or taken over by a newer one. Its work must not be written. */
export class LostRunError extends Error {
  override name = 'LostRunError'
}

/** Thrown at a checkpoint, or by the aborted work itself, after the person cancelled. */
export class CancelledError extends Error {
  override name = 'CancelledError'
}

/** What a handler holds of its run: the signal to heed, and steps that a person sees. */
export type RunHandle = {
  runId: string
  signal: AbortSignal
  /**
   * Runs `work` as the named step: checks brake and cancellation, shows it running, then done with an optional detail. The
   * first one tells the person that the run is under way, so a task begins with it.
   */
  step<T>(key: string, work: () => Promise<T>, detailOf?: (result: T) => string | null): Promise<T>
  skip(key: string, detail: string): Promise<void>
  /** Adds to a running or waiting step's line without ending it. */
  note(key: string, detail: string): Promise<void>
  /**
   * The last step: writes results and ends the run in one transaction, only while this attempt holds it. What `write`
   * returns stays with the run: a line for people, and ids for the program that asked, kept for an hour.
   */
  finish(key: string, write: (tx: UserTransaction) => Promise<RunOutcome | undefined>): Promise<void>
  /** The steps as they stand, shown or not. */
  steps(): RunStep[]
}

export type RunOutcome = { summary: string; result: Record<string, unknown> }

export type RunOwner = Lease & { db: Database; signal: AbortSignal; ignoresBrake: boolean }

/** Writes a change of the run, and the event that shows it. Throws `LostRunError` when another attempt holds the run. */
async function change(tx: UserTransaction, owner: RunOwner, update: RunChange): Promise<void> {
  if (!(await changeHeldRun(tx, owner, update))) throw new LostRunError('this attempt no longer holds its run')
}

export function createRunHandle(owner: RunOwner, initial: RunStep[]): RunHandle {
  let steps = initial
  const patch = (key: string, values: Partial<RunStep>) => {
    steps = steps.map((step) => (step.key === key ? { ...step, ...values } : step))
  }
  const assertGoingOn = async (tx: UserTransaction) => {
    // Either takes the person's lock.
    if (owner.ignoresBrake) await lockPerson(tx, owner.userId)
    else await assertBrakeReleased(tx, owner.userId)
    if (await isCancelRequested(tx, owner.runId)) throw new CancelledError('cancelled by the person')
  }
  const show = (): Promise<void> =>
    withUser(
      owner.db,
      owner.userId,
      async (tx) => {
        await assertGoingOn(tx)
        await change(tx, owner, { steps })
      },
      { isBookkeeping: true },
    )
  const now = () => new Date().toISOString()

  return {
    runId: owner.runId,
    signal: owner.signal,
    async step(key, work, detailOf) {
      owner.signal.throwIfAborted()
      patch(key, { state: 'running', startedAt: now(), detail: null })
      await show()
      try {
        const result = await inSpan(`step ${key}`, { attributes: { 'jobpilot.run.id': owner.runId } }, work)
        patch(key, { state: 'done', endedAt: now(), detail: detailOf?.(result)?.slice(0, 500) ?? null })
        return result
      } catch (error) {
        // Shown by whoever ends the run; here only kept, since a braked or lost run may not be written to.
        patch(key, { state: 'failed', endedAt: now() })
        throw error
      }
    },
    async skip(key, detail) {
      patch(key, { state: 'skipped', detail: detail.slice(0, 500) })
      await show()
    },
    async note(key, detail) {
      patch(key, { detail: detail.slice(0, 500) })
      await show()
    },
    async finish(key, write) {
      owner.signal.throwIfAborted()
      patch(key, { state: 'running', startedAt: now() })
      await show()
      try {
        await inSpan(`step ${key}`, { attributes: { 'jobpilot.run.id': owner.runId } }, () =>
          withUser(owner.db, owner.userId, async (tx) => {
            await assertGoingOn(tx)
            const outcome = await write(tx)
            patch(key, { state: 'done', endedAt: now() })
            await change(tx, owner, { ...outcome, state: 'done', steps })
          }),
        )
      } catch (error) {
        patch(key, { state: 'failed', endedAt: now() })
        throw error
      }
    },
    steps: () => steps,
  }
}
