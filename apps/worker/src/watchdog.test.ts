import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const watchdog = fileURLToPath(new URL('watchdog.ts', import.meta.url))
const start = (work: string) =>
  spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { startWatchdog } from ${JSON.stringify(watchdog)}; startWatchdog(2); console.log('up'); ${work}`,
  ])

test('a process whose event loop stands still is ended; one that was stopped as a whole is left alone', async () => {
  const stuck = start('setTimeout(() => { for (;;); }, 200)')
  const stopped = start('setTimeout(() => process.exit(7), 6_000)')
  await once(stopped.stdout, 'data')
  stopped.kill('SIGSTOP')
  const [, signal] = await once(stuck, 'exit')
  expect(signal).toBe('SIGKILL')
  // By now more time has passed than the watchdog of the stopped one would have waited.
  stopped.kill('SIGCONT')
  const [code] = await once(stopped, 'exit')
  expect(code).toBe(7)
}, 30_000)
