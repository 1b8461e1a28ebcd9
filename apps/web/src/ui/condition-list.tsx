import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import classes from './condition-list.module.css'

type Verdict = 'ok' | 'violated' | 'unknown'
export type ShownCondition = { words: string; verdict: Verdict; quote: string | null }

const icons = { ok: IconCheck, violated: IconX, unknown: IconQuestionMark } satisfies Record<Verdict, unknown>
const after = { ok: '', violated: ': violated', unknown: ': not stated' } satisfies Record<Verdict, string>

/** Of a line that runs on, the rest stands in the source. */
const longestQuote = 160
const clip = (quote: string) => (quote.length > longestQuote ? `${quote.slice(0, longestQuote - 1)}…` : quote)

/** Conditions, each with how it stands and the line that shows it. */
export function ConditionList({ label, conditions }: { label: string; conditions: readonly ShownCondition[] }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {conditions.map(({ words, verdict, quote }, at) => {
        const Icon = icons[verdict]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be equal, and none has an identity but its place
          <li key={at} className={classes.condition} data-verdict={verdict}>
            <Icon size={15} stroke={2.4} aria-hidden="true" />
            <div>
              {words}
              {after[verdict]}
              {quote !== null && <q>{clip(quote)}</q>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
