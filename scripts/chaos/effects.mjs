import { fork } from 'node:child_process'
import { createDatabase, createPool } from '../../db/client.ts'
import { approveNow, createSender, passUndo } from '../../packages/domain/src/effects/testing/send-bench.ts'
import { root } from '../setup/paths.mjs'

const attempt = (settings) =>
  new Promise((resolve) => {
    const child = fork(`${root}/scripts/chaos/setup/sender.mjs`, [JSON.stringify(settings)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })

/** A process that dies between handing an e-mail over and writing that down, and the next one that finds it so. */
export async function crashBetween({ ground, isLong }) {
  const howMany = isLong ? 50 : 8
  await using database = await ground.openDatabase()
  const { url, owner } = database
  await owner.query('create table outside (key text, once boolean); create unique index on outside (key) where once')
  const db = createDatabase(createPool({ url, applicationName: 'chaos', max: 4, as: 'app', onError: () => undefined }))
  const wrong = []
  const ends = {}
  const one = async (at) => {
    const { userId, draftId } = await createSender({ db, owner })
    await approveNow({ db, owner }, userId, draftId)
    await passUndo({ db, owner }, userId)
    // Three of four die after the outside world has it.
    const settings = { url, userId, draftId, isIdempotent: at % 2 === 0, dies: at % 4 === 3 ? 'before' : 'after' }
    const first = await attempt(settings)
    for (let again = 0; again < 2; again++) await attempt({ ...settings, dies: 'never' })
    const { rows } = await owner.query(
      `select state, (select count(*)::int from outside where outside.key = effects.key) as times from effects where user_id = $1`,
      [userId],
    )
    const { state, times } = rows[0]
    const isRight = settings.isIdempotent
      ? state === 'done' && times === 1
      : state === 'unknown' && times === (settings.dies === 'after' ? 1 : 0)
    if (first !== 'SIGKILL' || !isRight) wrong.push({ ...settings, url: '', first, state, times })
    ends[state] = (ends[state] ?? 0) + 1
    return times
  }
  const times = []
  for (let at = 0; at < howMany; at += 2)
    times.push(...(await Promise.all([at, at + 1].filter((each) => each < howMany).map(one))))
  await db.destroy()
  return {
    injected: `kill -9 around the moment of sending, ${howMany} times, two more attempts each`,
    lost: wrong.length,
    doubled: times.filter((count) => count > 1).length,
    note: `${ends.done ?? 0} sent once by an idempotent adapter; ${ends.unknown ?? 0} wait for a person as unknown${wrong.length > 0 ? `; WRONG: ${JSON.stringify(wrong.slice(0, 3))}` : ''}`,
  }
}
