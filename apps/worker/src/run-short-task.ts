import type { createSlots } from '@jobpilot/platform/slots'
import { withinLimit } from '@jobpilot/platform/time-limit'
import { maxCrashes } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from './context.ts'
import { endAttempt } from './end-attempt.ts'
import type { TaskOutcome } from './in-task.ts'
import { patiently } from './patiently.ts'
import { buryByPayload, buryUnreadable, parsePayload } from './run-burial.ts'
import type { ActiveRuns } from './run-task.ts'
import type { ShortRuns } from './short-runs.ts'
import type { ShortTask } from './tasks.ts'

type Parts = {
  context: WorkerContext
  shortRuns: ShortRuns
  /** As many handlers run at once as the queue allows; those whose end is being written do not count. */
  inSlot: ReturnType<typeof createSlots>
  active: ActiveRuns
}

/** One attempt of a short task: claimed and ended in batches while all goes well, written by itself when it does not. */
export async function runShortTask(
  { context, shortRuns, inSlot, active }: Parts,
  task: ShortTask,
  raw: unknown,
): Promise<TaskOutcome> {
  const payload = parsePayload(task, raw) ?? (await buryUnreadable(context, task, raw))
  if (!payload) return 'dead'
  const { userId, runId } = payload
  const claimed = shortRuns.fetched(runId) ?? (await patiently(() => shortRuns.claim(runId)))
  if (!claimed) return 'nothing'
  if (claimed.crashes > maxCrashes) {
    await buryByPayload(context, { task: task.name, payload, attempts: claimed.attempt }, 'crashed')
    return 'dead'
  }
  const controller = new AbortController()
  active.set(runId, controller)
  try {
    await inSlot(() => {
      controller.signal.throwIfAborted()
      return withinLimit(task.run(context, payload, { runId, signal: controller.signal }), task.spec.hardLimitMs)
    })
    await shortRuns.finish(runId, claimed)
    return 'done'
  } catch (thrown) {
    const reason: unknown = controller.signal.aborted ? controller.signal.reason : thrown
    controller.abort(reason)
    const own = await patiently(() => shortRuns.alone(runId, claimed))
    if (!own) return 'void'
    const { leaseToken, attempt, crashes } = own
    const owner = { userId, runId, leaseToken, number: attempt, tries: attempt - crashes }
    return await patiently(() => endAttempt(context, task, owner, reason, []))
  } finally {
    if (active.get(runId) === controller) active.delete(runId)
  }
}
