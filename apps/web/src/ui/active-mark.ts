import { create } from 'zustand'

type ActiveMark = { hovered: string | null; focused: string | null }

/** Which place of a source text is lit: what the pointer is on, otherwise what has the focus. */
export const useActiveMark = create<ActiveMark>(() => ({ hovered: null, focused: null }))

export const hoverMark = (hovered: string | null) => useActiveMark.setState({ hovered })
export const focusMark = (focused: string | null) => useActiveMark.setState({ focused, hovered: null })
export const useActiveMarkId = () => useActiveMark(({ hovered, focused }) => hovered ?? focused)
export const useIsMarked = (id: string) => useActiveMark(({ hovered, focused }) => (hovered ?? focused) === id)

/** Handlers for whatever belongs to a marked place, so that pointing at it or focusing it lights the place. */
export const markHandlers = (id: string) => ({
  'data-mark-id': id,
  onPointerEnter: () => hoverMark(id),
  onPointerLeave: () => hoverMark(null),
  onFocus: () => focusMark(id),
})

/** Puts the focus on the control that belongs to a place of the text. */
export function focusControlOf(id: string): void {
  const owner = document.querySelector<HTMLElement>(`[data-mark-id="${CSS.escape(id)}"]`)
  const control = owner?.matches('input, textarea, button')
    ? owner
    : owner?.querySelector<HTMLElement>('input, textarea, button')
  const target = control ?? owner
  target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  target?.focus({ preventScroll: true })
}
