import type { ReactNode } from 'react'
import { walkWithArrows } from './listbox-keys.ts'
import classes from './walk-list.module.css'

/** A list whose entries (marked `data-walk`) are walked with the arrow keys. */
export function WalkList({ label, children }: { label: string; children: ReactNode }) {
  return (
    // The handler only moves focus between the links inside.
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: see above
    <ul className={classes.list} aria-label={label} onKeyDown={walkWithArrows}>
      {children}
    </ul>
  )
}
