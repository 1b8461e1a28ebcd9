import { useEffect, useEffectEvent } from 'react'

/** True when a key press belongs to a text field, a menu or a dialog and not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, select, [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  )
}

/** Esc goes back from a page, unless something on it wants the key. */
export function useEscape(onEscape: () => void): void {
  const goBack = useEffectEvent(onEscape)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="menu"]') === null) goBack()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
