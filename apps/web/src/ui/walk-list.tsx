import type { ReactNode } from 'react'
import { walkWithArrows } from './listbox-keys.ts'
import classes from './walk-list.module.css'

/** A list whose entries (marked `data-walk`) are walked with the arrow keys. */
export function WalkList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.list} aria-label={label} onKeyDown={walkWithArrows}>
      {children}
    </ul>
  )
}
