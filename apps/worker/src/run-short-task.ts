import { maxCrashes } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from './context.ts'
import { endAttempt } from './end-attempt.ts'
import { withHardLimit } from './hard-limit.ts'
import { patiently } from './patiently.ts'
import { buryByPayload, readPayload } from './run-burial.ts'
import type { ActiveRuns } from './run-task.ts'
import type { ShortRuns } from './short-runs.ts'
import type { ShortTask } from './tasks.ts'

/** One attempt of a short task: claimed and ended in batches while all goes well, written by itself when it does not. */
export async function runShortTask(
  context: WorkerContext,
  shortRuns: ShortRuns,
  task: ShortTask,
  rawPayload: unknown,
  active: ActiveRuns,
): Promise<void> {
  const payload = await readPayload(context, task, rawPayload)
  if (!payload) return
  const { userId, runId } = payload
  const claimed = await patiently(() => shortRuns.claim(runId))
  if (!claimed) return
  const { leaseToken, attempt, crashes } = claimed
  if (crashes > maxCrashes)
    return await buryByPayload(context, { task: task.name, payload, attempts: attempt }, 'crashed')
  const controller = new AbortController()
  active.set(runId, controller)
  try {
    await withHardLimit(task.run(context, payload, { runId, signal: controller.signal }), task.spec.hardLimitMs)
    await shortRuns.finish(runId, leaseToken)
  } catch (thrown) {
    const reason: unknown = controller.signal.aborted ? controller.signal.reason : thrown
    controller.abort(reason)
    const owner = { userId, runId, leaseToken, number: attempt, tries: attempt - crashes }
    await patiently(() => endAttempt(context, task, owner, reason, []))
  } finally {
    if (active.get(runId) === controller) active.delete(runId)
  }
}
