import { setTimeout as wait } from 'node:timers/promises'
import { longTask, shortTask } from '../../../apps/worker/src/testing/test-tasks.ts'
import { withUser } from '../../../db/with-user.ts'

const note = (context, userId, table, runId) =>
  withUser(context.db, userId, (tx) => tx.insertInto(table).values({ runId, pid: process.pid }).execute())

/** Says when it starts, works for `ms`, heeding its signal, and writes what it did with the end of its run. */
async function work(context, payload, run) {
  await note(context, payload.userId, 'chaosStarted', run.runId)
  await run.step('work', () => wait(payload.ms ?? 20, undefined, { signal: run.signal }))
  await run.finish('work', async (tx) => {
    await tx.insertInto('chaosDone').values({ runId: run.runId, pid: process.pid }).execute()
  })
}

/** Deaf to its signal the first time, done at once the second. */
async function deaf(context, payload, run) {
  const before = await withUser(context.db, payload.userId, (tx) =>
    tx.selectFrom('chaosStarted').select('runId').where('runId', '=', run.runId).execute(),
  )
  await note(context, payload.userId, 'chaosStarted', run.runId)
  if (before.length === 0) await wait(payload.ms)
  await run.finish('work', async (tx) => {
    await tx.insertInto('chaosDone').values({ runId: run.runId, pid: process.pid }).execute()
  })
}

const once = { maxAttempts: 1 }

/** What the fault suite runs in place of the product's tasks, through the product's worker. */
export const chaosTasks = [
  longTask('chaos/work', work),
  longTask('chaos/deaf', deaf),
  longTask('chaos/kill', () => process.kill(process.pid, 'SIGKILL')),
  longTask('chaos/hang', () => new Promise(() => undefined), { ...once, softLimitMs: 500, hardLimitMs: 1_500 }),
  longTask(
    'chaos/spin',
    () => {
      for (;;);
    },
    once,
  ),
  shortTask('chaos/short', async (context, payload, run) => {
    await note(context, payload.userId, 'chaosStarted', run.runId)
  }),
  shortTask('chaos/noop', async () => undefined),
]
