import { rollEventPartitions } from '@jobpilot/db/roll-event-partitions'
import { forgetOldBriefings, planBriefings } from '@jobpilot/domain/briefings/plan-briefings'
import { rescanDocuments } from '@jobpilot/domain/documents/rescan-documents'
import { sweepOrphans } from '@jobpilot/domain/documents/sweep-orphans'
import { percolate } from '@jobpilot/domain/listings/percolate'
import { planRefreshes } from '@jobpilot/domain/listings/refresh-copies'
import { planApprovalMails } from '@jobpilot/domain/mails/plan-approval-mails'
import { expireExports } from '@jobpilot/domain/privacy/exports.service'
import { reapplyErasures } from '@jobpilot/domain/privacy/receipts'
import { planSearches } from '@jobpilot/domain/review/plan-searches'
import { createRunStarter } from '@jobpilot/domain/runs/run-starter'
import { resultMinutes } from '@jobpilot/domain/runs/runs.repository'
import { groupListings } from '@jobpilot/domain/same-opening/group-listings'
import { planSources } from '@jobpilot/domain/sources/plan-sources'
import { allAdapters } from '@jobpilot/domain/sources/registry'
import { expireListings } from '@jobpilot/domain/sources/store-listings'
import { rubricVersion } from '@jobpilot/engine/match/rubric'
import type { TaskQueue } from '@jobpilot/tasks/queues'
import { type SystemTaskName, systemTasks } from '@jobpilot/tasks/system-tasks'
import { type ParsedCronItem, parseCronItems, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { WorkerContext } from './context.ts'
import { eraseDue } from './features/privacy/erase-due.ts'
import { fetchBoard } from './features/sources/fetch-board.ts'
import { inSchedule } from './in-task.ts'
import type { ActiveRuns } from './run-task.ts'

/** How long an ended run stays in the table: the activity log outlives it. */
const keepRunsDays = 90
const atOnce = 10_000

/**
 * What happens by the clock rather than on somebody's word: its job, its handler, when. Each may run twice and in any
 * worker. These have no run of their own; they are tried three times with the delays of any task, then they are dead letters
 * without an owner.
 */
const schedule: Record<string, { cron: string; run: (context: WorkerContext) => Promise<void> }> = {
  'maintenance/tidy-runs': { cron: '*/5 * * * *', run: tidyRuns },
  'maintenance/roll-events': { cron: '17 3 * * *', run: rollEvents },
  'maintenance/rescore-old-matches': { cron: '*/15 * * * *', run: rescoreOldMatches },
  'openings/percolate': { cron: '* * * * *', run: async ({ system }) => void (await percolate(system)) },
  'openings/plan-searches': { cron: '*/10 * * * *', run: async ({ system }) => void (await planSearches(system)) },
  'openings/plan-refreshes': { cron: '*/15 * * * *', run: async ({ system }) => void (await planRefreshes(system)) },
  'briefings/plan-day': { cron: '*/5 * * * *', run: planDay },
  'mail/plan-approval-mails': { cron: '*/15 * * * *', run: async (context) => void (await planApprovalMails(context)) },
  'documents/rescan': { cron: '*/10 * * * *', run: async (context) => void (await rescanDocuments(context)) },
  'storage/sweep-orphans': { cron: '23 * * * *', run: sweepStorage },
  'privacy/erase-due': { cron: '*/5 * * * *', run: eraseDue },
  'privacy/expire-exports': { cron: '7 * * * *', run: async (context) => void (await expireExports(context)) },
  'privacy/reapply-erasures': { cron: '41 4 * * *', run: reapply },
  'sources/plan': { cron: '*/2 * * * *', run: planBoards },
  'listings/group': { cron: '*/3 * * * *', run: group },
  'sources/expire-listings': { cron: '11 * * * *', run: expire },
}

/** What the schedule puts in other queues than its own, by name. */
const queued: Record<SystemTaskName, (context: WorkerContext, payload: unknown, active: ActiveRuns) => Promise<void>> =
  {
    'sources/fetch-board': fetchBoard,
  }

export const scheduledNames = Object.keys(schedule)
export const systemTaskNames = [...scheduledNames, ...Object.keys(queued)]

/** The tasks of the instance that run in a queue. */
export const queuedTaskList = (queue: TaskQueue, context: WorkerContext, active: ActiveRuns): TaskList =>
  Object.fromEntries(
    Object.entries(queued)
      .filter(([name]) => systemTasks[name as SystemTaskName].queue === queue)
      .map(([name, run]) => [
        name,
        (payload: unknown) => inSchedule(name, context.log, () => run(context, payload, active)),
      ]),
  )

export const systemTaskList = (context: WorkerContext): TaskList =>
  Object.fromEntries(
    Object.entries(schedule).map(([name, { run }]) => [name, () => inSchedule(name, context.log, () => run(context))]),
  )

/** The schedule as the queue reads it, in UTC. A time missed while no worker ran is not made up for: each looks at what is there to do, the next time. */
export const cronItems = (): ParsedCronItem[] =>
  parseCronItems(
    Object.entries(schedule).map(([task, { cron }]) => ({
      task,
      match: cron,
      options: { maxAttempts: 3, jobKey: task, jobKeyMode: 'preserve_run_at' },
    })),
  )

/** Clears results after their hour and forgets ended runs after their days. */
async function tidyRuns({ system }: WorkerContext): Promise<void> {
  await sql`
    update task_runs set result = null
    where result is not null and ended_at < clock_timestamp() - make_interval(mins => ${resultMinutes})`.execute(system)
  await sql`
    delete from task_runs where id in (
      select id from task_runs
      where created_at < clock_timestamp() - make_interval(days => ${keepRunsDays})
        and state in ('done', 'failed', 'cancelled', 'dead') limit ${atOnce})`.execute(system)
}

/** Makes the log's next months and drops those whose time is over. */
async function rollEvents({ owner, eventMonths, log }: WorkerContext): Promise<void> {
  const changed = await rollEventPartitions(owner, eventMonths)
  if (changed > 0) log.info({ changed }, 'months of the log came or went')
}

/** Starts a rescoring for everyone whose openings were last compared by an older rubric. */
async function rescoreOldMatches({ system }: WorkerContext): Promise<void> {
  const { rows } = await sql<{ userId: string }>`
    select distinct newest.user_id from (
      select distinct on (posting_id) user_id, rubric_version from matches order by posting_id, created_at desc) as newest
    where newest.rubric_version <> ${rubricVersion}
      and not exists (
        select from task_runs as run where run.user_id = newest.user_id and run.task = 'matches/rescore'
          and run.payload ->> 'rubricVersion' = ${rubricVersion})
    limit ${atOnce}`.execute(system)
  const start = createRunStarter(system)
  await Promise.all(rows.map(({ userId }) => start({ userId, task: 'matches/rescore', refs: { rubricVersion } })))
}

/** Starts the briefings that are due where their people are, and forgets old ones. */
async function planDay({ system, log }: WorkerContext): Promise<void> {
  const started = await planBriefings(system)
  if (started > 0) log.info({ started }, 'briefings started')
  await forgetOldBriefings(system)
}

/** Whoever was erased and is back, since the database was restored from an older backup, is erased again. */
async function reapply(context: WorkerContext): Promise<void> {
  const erased = await reapplyErasures(context)
  if (erased > 0) context.log.warn({ erased }, 'people who had come back with a backup were erased again')
}

/** Takes away files that no row names, e.g. of an upload whose process ended before its row was written. */
async function sweepStorage(context: WorkerContext): Promise<void> {
  const removed = await sweepOrphans(context)
  if (removed > 0) context.log.info({ removed }, 'files without a row were removed')
}

/** Puts the boards that are due in their queue. */
async function planBoards({ system, log }: WorkerContext): Promise<void> {
  const planned = await planSources(system)
  if (planned > 0) log.info({ planned }, 'boards planned')
}

/** Marks openings as gone that are past their date, or that their feed has not shown for weeks. */
async function expire({ system, log }: WorkerContext): Promise<void> {
  const feeds = allAdapters.filter(({ isComplete }) => !isComplete).map(({ kind }) => kind)
  const gone = await expireListings(system, feeds)
  if (gone > 0) log.info({ gone }, 'openings expired')
}

/** Longest that one turn of grouping goes on: the next one takes up where it ended. */
const groupMs = 120_000

/** Compares new and changed listings with those they may be the same as. */
async function group({ system, log }: WorkerContext): Promise<void> {
  const until = performance.now() + groupMs
  let compared = 0
  for (let round = 1; round > 0 && performance.now() < until; compared += round) round = await groupListings(system)
  if (compared > 0) log.info({ compared }, 'listings grouped')
}
