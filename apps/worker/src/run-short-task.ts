import type { createSlots } from '@jobpilot/platform/slots'
import { TimedOutError, withinLimits } from '@jobpilot/platform/time-limit'
import { maxCrashes } from '@jobpilot/tasks/catalog'
import type { WorkerContext } from './context.ts'
import { endAttempt } from './end-attempt.ts'
import type { TaskOutcome } from './in-task.ts'
import { patiently } from './patiently.ts'
import { buryByPayload, buryUnreadable, parsePayload } from './run-burial.ts'
import type { ActiveRuns } from './run-task.ts'
import type { ShortRuns } from './short-runs.ts'
import type { ShortRun, ShortTask } from './tasks.ts'

type Parts = {
  context: WorkerContext
  shortRuns: ShortRuns
  /** As many handlers run at once as the queue allows; those whose end is being written do not count. */
  inSlot: ReturnType<typeof createSlots>
  active: ActiveRuns
}

/** A run whose signal is made when its task asks for one: few do, and it is a good part of what a short run takes. */
class Run implements ShortRun {
  readonly runId: string
  stopped: { reason: unknown } | undefined
  #controller: AbortController | undefined
  constructor(runId: string) {
    this.runId = runId
  }
  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.stopped) this.#controller.abort(this.stopped.reason)
    return this.#controller.signal
  }
  abort(reason: unknown): void {
    this.stopped ??= { reason }
    this.#controller?.abort(reason)
  }
}

/**
 * One attempt of a short task: claimed and ended in batches while all goes well, written by itself when it does not.
 * `isFirst`: its job was not handed out before.
 */
export async function runShortTask(
  { context, shortRuns, inSlot, active }: Parts,
  task: ShortTask,
  raw: unknown,
  isFirst: boolean,
): Promise<TaskOutcome> {
  const payload = parsePayload(task, raw) ?? (await buryUnreadable(context, task, raw))
  if (!payload) return 'dead'
  const { userId, runId } = payload
  const claimed = (isFirst && shortRuns.together()) || (await patiently(() => shortRuns.claim(runId)))
  if (!claimed) return 'nothing'
  if (claimed.crashes > maxCrashes) {
    await buryByPayload(context, { task: task.name, payload, attempts: claimed.attempt }, 'crashed')
    return 'dead'
  }
  const run = new Run(runId)
  active.set(runId, run)
  try {
    await inSlot(() => {
      if (run.stopped) throw run.stopped.reason
      return withinLimits(task.run(context, payload, run), task.spec, () => run.abort(new TimedOutError()))
    })
    await shortRuns.finish(runId, claimed)
    return 'done'
  } catch (thrown) {
    const reason = run.stopped ? run.stopped.reason : thrown
    run.abort(reason)
    const own = await patiently(() => shortRuns.alone(runId, claimed))
    if (!own) return 'void'
    const { leaseToken, attempt, crashes } = own
    const owner = { userId, runId, leaseToken, number: attempt, tries: attempt - crashes }
    return await patiently(() => endAttempt(context, task, owner, reason, []))
  } finally {
    if (active.get(runId) === run) active.delete(runId)
  }
}
