import type { RouterOutputs } from '../../lib/trpc.ts'
import type { StateTone } from '../../ui/state-mark.tsx'

export type Source = RouterOutputs['sources']['list']['sources'][number]
export type Kind = RouterOutputs['sources']['list']['kinds'][number]

/** How a source does, in a word or two. */
export const healths = {
  new: { tone: 'plain', text: 'Not read yet' },
  ok: { tone: 'ok', text: 'Works' },
  empty: { tone: 'warn', text: 'Empty' },
  waiting: { tone: 'warn', text: 'Waits' },
  failing: { tone: 'bad', text: 'Fails' },
  off: { tone: 'plain', text: 'No key' },
} as const satisfies Record<Source['health'], { tone: StateTone; text: string }>

/** What a run looked like in the bars: what was found, or why nothing was. */
export function runWords({ outcome, added, changed, gone }: Source['runs'][number]): string {
  if (outcome === 'ok') return `${added} new, ${changed} changed, ${gone} gone`
  return { unchanged: 'nothing had changed', empty: 'empty', waiting: 'had to wait', failed: 'failed' }[outcome]
}

/** What a source last brought; null before its first answer. */
export function lastWords({ lastOkAt, open, added, changed, gone }: Source): string | null {
  if (lastOkAt === null) return null
  return `${open} open · last time ${added} new, ${changed} changed, ${gone} gone`
}

/** The oddities of a source's answers, most frequent first. */
export const driftWords = (drift: Source['drift']): string[] =>
  Object.entries(drift)
    .sort((a, b) => b[1] - a[1])
    .map(([what, count]) => `${what} (${count})`)
