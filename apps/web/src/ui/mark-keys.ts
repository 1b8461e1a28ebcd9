import type { KeyboardEvent } from 'react'

const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Walks the marks of a text (`data-stop`) with the arrow keys; Home and End jump. From the text itself the first press
 * goes to the mark that is lit, otherwise to the first one in sight. Tab passes the text in one step.
 */
export function walkMarks(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const isJump = event.key === 'Home' || event.key === 'End'
  if ((step === undefined && !isJump) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const box = event.currentTarget
  const stops = [...box.querySelectorAll<HTMLElement>('[data-stop]')]
  const focused = document.activeElement
  const here = focused instanceof HTMLElement ? stops.indexOf(focused) : -1
  const target = isJump
    ? stops.at(event.key === 'Home' ? 0 : -1)
    : here < 0
      ? firstStop(box, stops)
      : stops[Math.min(stops.length - 1, Math.max(0, here + (step ?? 0)))]
  if (target === undefined) return
  event.preventDefault()
  target.focus({ preventScroll: true })
}

function firstStop(box: HTMLElement, stops: HTMLElement[]): HTMLElement | undefined {
  const top = box.getBoundingClientRect().top
  const lit = stops.find((stop) => stop.dataset.active !== undefined)
  return lit ?? stops.find((stop) => stop.getBoundingClientRect().bottom > top) ?? stops[0]
}
