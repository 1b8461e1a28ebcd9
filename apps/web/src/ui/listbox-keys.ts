import type { KeyboardEvent } from 'react'

/** Makes a list of links or buttons walkable: arrows move, Home and End jump; Enter is the element's own. */
export function walkWithArrows(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target
  // The menu of an entry has its own keys, as has the button that opens it. It stands elsewhere in the page.
  if (from instanceof Element && (!event.currentTarget.contains(from) || from.closest('[aria-haspopup]'))) return
  const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-walk]')]
  const focused = document.activeElement
  const here = focused instanceof HTMLElement ? items.indexOf(focused) : -1
  const step = steps[event.key]
  const next =
    event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? null : here + step
  if (next === null || (here < 0 && step === undefined)) return
  const target = items[Math.min(items.length - 1, Math.max(0, next))]
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}
