import classes from './state-mark.module.css'

export type StateTone = 'plain' | 'ok' | 'warn' | 'bad'

/** How something stands, in a word or two. */
export function StateMark({ tone, children }: { tone: StateTone; children: string }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  )
}
