import type { z } from 'zod'

const measures: Record<string, { one: string; many: string }> = {
  string: { one: 'character', many: 'characters' },
  array: { one: 'entry', many: 'entries' },
}

function bound(atWhat: string, origin: string, limit: number | bigint): string {
  const measure = measures[origin]
  const figure = limit.toLocaleString('en')
  if (measure === undefined) return `${atWhat} ${figure}`
  return `${atWhat} ${figure} ${Number(limit) === 1 ? measure.one : measure.many}`
}

/** What zod says about a field's length or size where its schema has no words of its own, as people read it beside the field. */
export function plainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_big')
    return bound(issue.inclusive === false ? 'Less than' : 'At most', issue.origin, issue.maximum)
  if (issue.code === 'too_small')
    return bound(issue.inclusive === false ? 'More than' : 'At least', issue.origin, issue.minimum)
  return undefined
}
