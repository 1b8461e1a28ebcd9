import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import classes from './condition-list.module.css'

type Verdict = 'ok' | 'violated' | 'unknown'
export type ShownCondition = { words: string; verdict: Verdict; quote: string | null }

const icons = { ok: IconCheck, violated: IconX, unknown: IconQuestionMark } satisfies Record<Verdict, unknown>
const after = { ok: '', violated: ': violated', unknown: ': not stated' } satisfies Record<Verdict, string>

/** Conditions, each with how it stands; the line that shows it on pointing at it. */
export function ConditionList({ label, conditions }: { label: string; conditions: readonly ShownCondition[] }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {conditions.map(({ words, verdict, quote }) => {
        const Icon = icons[verdict]
        return (
          <li key={words} className={classes.condition} data-verdict={verdict} title={quote ?? undefined}>
            <Icon size={15} stroke={2.4} aria-hidden="true" />
            {words}
            {after[verdict]}
          </li>
        )
      })}
    </ul>
  )
}
