import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../setup/bundle.mjs'
import { freePort } from '../setup/free-port.mjs'
import { bundleDir, root } from '../setup/paths.mjs'
import { openBenchDatabase } from './bench-database.mjs'
import { median, round } from './measure.mjs'

const rounds = 7
const mostMs = 300

/** From starting a process to its first answer, in ms. */
async function firstAnswer(run, env, path) {
  const port = await freePort()
  const from = performance.now()
  const child = spawn(process.execPath, run, {
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const ready = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.port))
    child.once('exit', (code) => reject(new Error(`${run.at(-1)} ended (${code})`)))
  })
  const answer = await fetch(`http://127.0.0.1:${ready}${path}`)
  await answer.text()
  const took = performance.now() - from
  child.kill('SIGTERM')
  await ended
  if (!answer.ok) throw new Error(`${run.at(-1)} answered ${answer.status}`)
  return took
}

/** A server process as it is built, that has run before, from nothing to its first answer, beside bare node:http + pg, in turn. */
export async function coldStart() {
  await bundle()
  await using database = await openBenchDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'jobpilot-bench-'))
  try {
    // As `npm start` sets it: every start but the first finds what Node made of the sources.
    const NODE_COMPILE_CACHE = `${dataDir}/compile-cache`
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      NODE_COMPILE_CACHE,
    }
    const subject = () =>
      firstAnswer(['--import', `${root}/scripts/setup/map-stacks.mjs`, `${bundleDir}/server.mjs`], env, '/health/live')
    const floor = () => firstAnswer([`${root}/scripts/bench/floor-server.mjs`], env, '/health')
    await subject()
    await floor()
    const pairs = []
    for (let at = 0; at < rounds; at++) pairs.push([await subject(), await floor()])
    const [subjectMs, floorMs] = [median(pairs.map(([ms]) => ms)), median(pairs.map(([, ms]) => ms))]
    return [
      {
        name: 'cold-start',
        unit: 'ms',
        subject: round(subjectMs),
        floor: round(floorMs),
        floorIs: 'node:http + pg in one file',
        ratio: round(floorMs / subjectMs),
        target: `<= ${mostMs} ms`,
        isMet: subjectMs <= mostMs,
      },
    ]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
