/** Prints each set-up step with its time, so that a first start of minutes is never a silent one. */
const started = performance.now()

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

export const totalTime = () => seconds(performance.now() - started)

/** Runs `work` under a named step. `work` may return a short note that is printed beside the time. */
export async function step(label, work) {
  const from = performance.now()
  process.stdout.write(`  … ${label}\n`)
  const note = await work()
  process.stdout.write(
    `  ✓ ${label} (${seconds(performance.now() - from)})${typeof note === 'string' ? ` ${note}` : ''}\n`,
  )
}

/** Ends the program with a message that says what to do, without a stack trace. */
export function fail(message) {
  process.stderr.write(`\n✗ ${message}\n`)
  process.exit(1)
}
