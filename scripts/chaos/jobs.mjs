import { createFleet } from './setup/fleet.mjs'
import { seconds, waitUntil } from './setup/wait.mjs'

const heldBy = async (database, pools) =>
  (
    await database.owner.query(
      `select key from graphile_worker._private_jobs where locked_by = any($1) and key is not null`,
      [pools],
    )
  ).rows.map((row) => row.key)

/** How long, in ms, until none of these runs waits for a process that is gone. */
async function rescueTime(database, runIds, pools, from) {
  if (runIds.length === 0) return 0
  await waitUntil(
    'the jobs of a killed worker',
    async () => {
      const stuck = await database.count(
        'select count(*) from graphile_worker._private_jobs where key = any($1) and locked_by = any($2)',
        [runIds, pools],
      )
      return stuck === 0
    },
    90_000,
  )
  return performance.now() - from
}

const allEnded = (database, runIds, limitMs) =>
  waitUntil(
    'all runs to end',
    async () =>
      (await database.count(`select count(*) from task_runs where id = any($1) and state in ('queued', 'running')`, [
        runIds,
      ])) === 0,
    limitMs,
    250,
  )

/** kill -9 of a worker, again and again, under load. */
export async function killWorker({ ground, isLong }) {
  const [kills, jobs] = isLong ? [50, 900] : [6, 120]
  await using database = await ground.openDatabase()
  await using fleet = await createFleet(database.url)
  const people = await database.createPeople(30)
  await fleet.start()
  await fleet.start()
  const runs = []
  const times = []
  let injected = 0
  for (let kill = 0; kill < kills; kill++) {
    const share = Math.ceil((jobs / kills) * (kill + 1)) - runs.length
    runs.push(
      ...(await database.createRuns(
        'chaos/work',
        Array.from({ length: share }, (_, at) => people[(runs.length + at) % people.length]),
        { ms: 150 },
      )),
    )
    const victim = [...fleet.members][kill % 2]
    await waitUntil('the victim to hold a job', async () => (await heldBy(database, victim.pools)).length > 0, 30_000)
    const held = await heldBy(database, victim.pools)
    victim.child.kill('SIGKILL')
    await victim.ended
    injected += 1
    times.push(rescueTime(database, held, victim.pools, performance.now()))
    await fleet.start()
  }
  await allEnded(database, runs, 180_000)
  const recovery = await Promise.all(times)
  const ofRuns = (what) => database.count(`select ${what}(crashes) as count from task_runs where id = any($1)`, [runs])
  return {
    injected: `kill -9 of a worker ${injected} times over ${runs.length} jobs`,
    ...(await database.losses(runs)),
    recoveryS: seconds(Math.max(...recovery)),
    limitS: 30,
    note: [
      `${await ofRuns('sum')} attempts ended with their process, at most ${await ofRuns('max')} of one run`,
      ...(await database.undone(runs)),
    ].join('; '),
  }
}

/** A worker that stands still, and goes on as if nothing had happened. */
export async function pauseWorker({ ground, isLong }) {
  const pauseMs = isLong ? 60_000 : 9_000
  await using database = await ground.openDatabase()
  await using fleet = await createFleet(database.url)
  const people = await database.createPeople(8)
  const [paused, other] = [await fleet.start(), await fleet.start()]
  const runs = await database.createRuns('chaos/work', people, { ms: 5_000 })
  await waitUntil(
    'both to have their hands full',
    async () => (await heldBy(database, paused.pools)).length >= 4 && (await heldBy(database, other.pools)).length >= 4,
  )
  paused.child.kill('SIGSTOP')
  const held = await heldBy(database, paused.pools)
  await new Promise((resolve) => setTimeout(resolve, pauseMs / 2))
  const robbed = held.length - (await heldBy(database, paused.pools)).length
  // Half-way, its connection is cut as by a broken network: now it counts as gone, and its jobs go to the other one.
  await database.owner.query(
    `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = 7301 and objid = any(
       select (hashtext(pool)::bigint + 4294967296) % 4294967296 from unnest($1::text[]) as own (pool))`,
    [paused.pools],
  )
  const rescued = rescueTime(database, held, paused.pools, performance.now())
  await new Promise((resolve) => setTimeout(resolve, pauseMs / 2))
  const recovery = await rescued
  await allEnded(database, runs, 60_000)
  const before = await database.losses(runs)
  paused.child.kill('SIGCONT')
  await waitUntil(
    'the woken worker to work again',
    async () => {
      const [run] = await database.createRuns('chaos/work', people.slice(0, 1), { ms: 300 })
      runs.push(run)
      return (await heldBy(database, paused.pools)).length > 0 || paused.hasEnded
    },
    60_000,
    500,
  )
  await allEnded(database, runs, 60_000)
  const after = await database.losses(runs)
  return {
    injected: `SIGSTOP for ${pauseMs / 1000} s with ${held.length} running, connection cut half-way, SIGCONT`,
    lost: Math.max(before.lost, after.lost),
    doubled: after.doubled,
    recoveryS: seconds(recovery),
    limitS: 30,
    note: `${robbed} taken from it while it held its lock`,
    isMet: robbed === 0,
  }
}

/** SIGTERM while twenty jobs run: some end, some heed the signal, in the long form some are deaf. */
export async function drainWorker({ ground, isLong }) {
  await using database = await ground.openDatabase()
  await using fleet = await createFleet(database.url, { WORKER_AGENTS: '20' })
  const people = await database.createPeople(20)
  const worker = await fleet.start()
  const runs = [
    ...(await database.createRuns('chaos/work', people.slice(0, 10), { ms: 3_000 })),
    ...(await database.createRuns('chaos/work', people.slice(10, 15), { ms: 40_000 })),
    ...(await database.createRuns(isLong ? 'chaos/deaf' : 'chaos/work', people.slice(15), { ms: 40_000 })),
  ]
  await waitUntil('twenty to run', async () => (await database.count('select count(*) from chaos_started')) === 20)
  const from = performance.now()
  worker.child.kill('SIGTERM')
  const { code, signal } = await worker.ended
  const drain = performance.now() - from
  const doneFirst = await database.count('select count(*) from chaos_done')
  const crashedFirst = await database.count(`select count(*) from task_runs where state = 'running'`)
  await database.owner.query(
    `update graphile_worker._private_jobs set payload = jsonb_set(payload::jsonb, '{ms}', '100')::json`,
  )
  await fleet.start()
  await allEnded(database, runs, 90_000)
  return {
    injected: `SIGTERM with 20 running, ${isLong ? '5 of them deaf' : 'half of them longer than the drain'}`,
    ...(await database.losses(runs)),
    recoveryS: seconds(drain),
    limitS: 30,
    note: `exit ${signal ?? code}; ${doneFirst} ended, ${20 - doneFirst - crashedFirst} went back, ${crashedFirst} were left to rescue`,
    isMet: doneFirst === 10 && code === 0,
  }
}

/** A job that kills its process each time, one that never ends, one that stops the event loop, among good ones. */
export async function poisonJobs({ ground, isLong }) {
  await using database = await ground.openDatabase()
  await using fleet = await createFleet(database.url)
  const people = await database.createPeople(20)
  const good = await database.createRuns('chaos/work', people, { ms: 100 })
  const killers = await database.createRuns('chaos/kill', people.slice(0, 1))
  const hangs = await database.createRuns('chaos/hang', people.slice(1, 4))
  const spins = isLong ? await database.createRuns('chaos/spin', people.slice(4, 5)) : []
  // The short form begins near the end of a poison job's way.
  if (!isLong) await database.owner.query('update task_runs set crashes = 4 where id = any($1)', [killers])
  const bad = [...killers, ...hangs, ...spins]
  const from = performance.now()
  let isOver = false
  let restarts = -1
  const keepOne = (async () => {
    while (!isOver) {
      restarts += 1
      const member = await fleet.start().catch(() => undefined)
      if (member) await Promise.race([member.ended, waitUntil('the end', () => isOver, 600_000)])
    }
  })()
  await allEnded(database, [...good, ...bad], 400_000)
  isOver = true
  await keepOne
  const { lost, doubled } = await database.losses(good)
  const letters = await database.owner.query(
    'select cause, user_id, attempts from dead_jobs where run_id = any($1) order by cause',
    [bad],
  )
  const causes = letters.rows.map((row) => row.cause)
  return {
    injected: `a job that kills its process, ${hangs.length} that never end${isLong ? ', one that stops the event loop' : ''}, among ${good.length} good ones`,
    lost: lost + bad.length - letters.rows.filter((row) => row.user_id).length,
    doubled,
    recoveryS: seconds(performance.now() - from),
    limitS: isLong ? 300 : 90,
    note: `${restarts} restarts; dead letters: ${[...new Set(causes)].map((cause) => `${causes.filter((each) => each === cause).length} ${cause}`).join(', ')}`,
    isMet: causes.filter((cause) => cause === 'timed-out').length === hangs.length,
  }
}

/** Short runs, claimed and ended in batches, with their worker killed in the middle. */
export async function killShortWork({ ground, isLong }) {
  const [kills, jobs] = isLong ? [4, 10_000] : [2, 3_000]
  await using database = await ground.openDatabase()
  await using fleet = await createFleet(database.url)
  const people = await database.createPeople(50)
  const runs = await database.createRuns(
    'chaos/short',
    Array.from({ length: jobs }, (_, at) => people[at % 50]),
  )
  const started = () => database.count('select count(distinct run_id) from chaos_started')
  const times = []
  for (let kill = 0; kill < kills; kill++) {
    const member = await fleet.start()
    await waitUntil('work', async () => (await started()) >= ((kill + 0.5) * jobs) / (kills + 1))
    member.child.kill('SIGKILL')
    await member.ended
    const held = await heldBy(database, member.pools)
    const from = performance.now()
    const next = await fleet.start()
    times.push(await rescueTime(database, held, member.pools, from))
    if (kill < kills - 1) {
      next.child.kill('SIGKILL')
      await next.ended
    }
  }
  await allEnded(database, runs, 120_000)
  const { lost } = await database.losses(runs)
  const never = jobs - (await started())
  return {
    injected: `kill -9 of a worker with up to 2,000 short runs in hand, ${2 * kills - 1} times over ${jobs} runs`,
    lost: lost + never,
    doubled: 0,
    recoveryS: seconds(Math.max(...times)),
    limitS: 30,
    note: 'short tasks are idempotent: a repeated start is no double',
  }
}
