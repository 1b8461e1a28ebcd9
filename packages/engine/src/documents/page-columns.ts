import { findDates } from '../resume/dates.ts'
import { readHeading } from '../resume/headings.ts'
import { readLines } from '../text/lines.ts'
import type { Row, Segment } from './placed-text.ts'

/** A vertical gap that parts rows `from` up to `to` into two columns at `x`. */
export interface Gutter {
  x: number
  from: number
  to: number
}

/**
 * The gap between two columns, if the page has them. Rows of a table (dates beside jobs, labels beside lists) are not
 * columns: there the two sides share their baselines and one side holds dates or labels only.
 */
export function findGutter(rows: readonly Row[]): Gutter | undefined {
  let best: (Gutter & { score: number }) | undefined
  for (const x of candidates(rows)) {
    for (const [from, to] of openRuns(rows, x)) {
      const score = columnScore(rows.slice(from, to), x)
      if (score > (best?.score ?? 0)) best = { x, from, to, score }
    }
  }
  return best
}

/** Where segments begin with free space to their left: at least three at the same place. */
function candidates(rows: readonly Row[]): number[] {
  const counts = new Map<number, number>()
  for (const row of rows) {
    row.segments.forEach((segment) => {
      const key = Math.round(segment.x / 4) * 4
      counts.set(key, (counts.get(key) ?? 0) + 1)
    })
  }
  const left = Math.min(...counts.keys())
  return [...counts].filter(([x, count]) => count >= 3 && x > left + 60).map(([x]) => x - 4)
}

/** Runs of rows in which no segment crosses `x`, with at least four rows. */
function openRuns(rows: readonly Row[], x: number): [number, number][] {
  const runs: [number, number][] = []
  let from = 0
  rows.forEach((row, index) => {
    if (!row.segments.some((segment) => segment.x < x && segment.end > x + 1)) return
    if (index - from >= 4) runs.push([from, index])
    from = index + 1
  })
  if (rows.length - from >= 4) runs.push([from, rows.length])
  return runs.flatMap((run) => trimRun(rows, x, run))
}

/** A run starts and ends where both sides have something near: rows of one side alone at its ends stay with the page, unless they belong to a column. */
function trimRun(rows: readonly Row[], x: number, [from, to]: [number, number]): [number, number][] {
  const rightRows = rows
    .slice(from, to)
    .flatMap((row, index) => (row.segments.some((segment) => segment.x >= x) ? [from + index] : []))
  const leftRows = rows
    .slice(from, to)
    .flatMap((row, index) => (row.segments.some((segment) => segment.x < x) ? [from + index] : []))
  const firstRight = rightRows[0]
  const firstLeft = leftRows[0]
  if (firstRight === undefined || firstLeft === undefined) return []
  const start = Math.max(firstRight, firstLeft)
  const top = rows[start]
  const reach = rows.findIndex((row, index) => index >= from && top !== undefined && row.y - top.y < 60)
  return [[Math.min(start, Math.max(from, reach)), to]]
}

function columnScore(rows: readonly Row[], x: number): number {
  const left = rows.flatMap((row) => row.segments.filter((segment) => segment.x < x).slice(0, 1))
  const right = rows.flatMap((row) => row.segments.filter((segment) => segment.x >= x).slice(0, 1))
  const small = left.length < right.length ? left : right
  if (small.length < 3) return 0
  const shared = rows.filter(
    (row) => row.segments.some((segment) => segment.x < x) && row.segments.some((segment) => segment.x >= x),
  ).length
  const sharedShare = shared / small.length
  const dated = small.filter((segment) => findDates(segment.text).length > 0).length / small.length
  const headingsLeft = headings(left)
  const headingsRight = headings(right)
  const aligned = startShare(right)
  if (aligned < 0.3) return 0
  if (headingsLeft > 0 && headingsRight > 0 && !(sharedShare > 0.95 && headingsLeft === left.length))
    return small.length * (1 + aligned)
  if (dated > 0.3 || sharedShare > 0.75) return 0
  return headingsLeft + headingsRight > 0 && sharedShare < 0.6 ? small.length * 0.5 : 0
}

/** The share of segments that begin at the most usual place: low for right-aligned dates. */
function startShare(segments: readonly Segment[]): number {
  const counts = new Map<number, number>()
  for (const segment of segments) {
    const key = Math.round(segment.x / 6)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Math.max(...counts.values()) / segments.length
}

function headings(segments: readonly Segment[]): number {
  return segments.filter((segment) => {
    const line = readLines(segment.text)[0]
    return (
      line !== undefined &&
      segment.text.length < 45 &&
      readHeading(line, segment.text, 'header')?.rest === undefined &&
      readHeading(line, segment.text, 'header') !== undefined
    )
  }).length
}
