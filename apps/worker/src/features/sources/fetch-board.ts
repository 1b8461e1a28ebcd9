import { ingestBoard } from '@jobpilot/domain/sources/ingest-board'
import { TimedOutError, withinLimit } from '@jobpilot/platform/time-limit'
import { systemTasks } from '@jobpilot/tasks/system-tasks'
import type { WorkerContext } from '../../context.ts'
import type { ActiveRuns } from '../../run-task.ts'

const softLimitMs = 4 * 60_000
const hardLimitMs = 5 * 60_000

/** Reads one board. What goes wrong at its site is written down with the source and is no failure of the task. */
export async function fetchBoard(context: WorkerContext, raw: unknown, active: ActiveRuns): Promise<void> {
  const { sourceId } = systemTasks['sources/fetch-board'].payload.parse(raw)
  const key = `source:${sourceId}`
  const controller = new AbortController()
  const soft = setTimeout(() => controller.abort(new TimedOutError()), softLimitMs)
  active.set(key, controller)
  try {
    const { system, sourceFetch: fetch, sourceKeys: keys, pageReaders: pages, listingReaders: readers, log } = context
    const run = await withinLimit(
      ingestBoard({ system, fetch, keys, pages, readers }, sourceId, controller.signal),
      hardLimitMs,
    )
    if (run) {
      const { outcome, seen, added, changed, gone, error } = run
      log.info({ sourceId, outcome, seen, added, changed, gone, code: error?.code }, 'source read')
    }
  } finally {
    clearTimeout(soft)
    if (active.get(key) === controller) active.delete(key)
  }
}
