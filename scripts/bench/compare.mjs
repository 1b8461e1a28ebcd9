import { readFileSync } from 'node:fs'
import { fail } from '../setup/progress.mjs'

/** A report that `npm run bench -- --json FILE` wrote. */
export function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    if (Array.isArray(report.rows)) return report
  } catch {
    // Said below.
  }
  return fail(`${file} is no report of npm run bench -- --json FILE`)
}

/**
 * Ratios to the floor, then and now: a higher one is better, whatever the unit, and a machine's own speed is in neither. A
 * figure that only one of the reports has is listed and does not count.
 */
export function compareRatios(before, now, tolerance) {
  const names = new Set([...before, ...now].map((row) => row.name))
  const rows = [...names].map((name) => {
    const [earlier, today] = [before, now].map((each) => each.find((row) => row.name === name)?.ratio)
    const change = earlier && today ? today / earlier - 1 : undefined
    return {
      name,
      before: earlier,
      now: today,
      change: change === undefined ? '' : `${Math.round(change * 100)} %`,
      hasFallen: change !== undefined && change < -tolerance,
    }
  })
  return { rows, hasFallen: rows.some((row) => row.hasFallen) }
}
