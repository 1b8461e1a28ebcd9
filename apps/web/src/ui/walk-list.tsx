import { type ReactNode, useEffect, useRef } from 'react'
import { walkWithArrows } from './listbox-keys.ts'
import { isTyping } from './typing.ts'
import classes from './walk-list.module.css'

/** A list whose entries (marked `data-walk`) are walked with the arrow keys; the first press on the page enters it. */
export function WalkList({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focused = document.activeElement
      const isElsewhere = focused !== document.body && focused?.tagName !== 'MAIN'
      if (event.key !== 'ArrowDown' || isElsewhere || isTyping(event.target)) return
      const first = list.current?.querySelector<HTMLElement>('[data-walk]')
      if (!first) return
      event.preventDefault()
      first.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <ul ref={list} className={classes.list} aria-label={label} onKeyDown={walkWithArrows}>
      {children}
    </ul>
  )
}
