import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isTyping } from '../../ui/typing.ts'
import { openPalette, setHelpOpen } from './command-store.ts'
import { useDestinations } from './destinations.ts'

/** How long after `g` the second key still counts. */
const sequenceMs = 1_200

/** `g` and a letter go to a page, `?` shows help, Ctrl or Cmd + K opens the palette. */
export function useShortcuts(): void {
  const destinations = useDestinations()
  const navigate = useNavigate()
  // In the time of events. It outlives each drawing of the shell, as one may come between the two keys.
  const goUntil = useRef(0)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      openPalette()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const destination = destinations.find(({ shortcut }) => shortcut === event.key)
    if (event.timeStamp < goUntil.current && destination !== undefined) {
      goUntil.current = 0
      event.preventDefault()
      void navigate({ to: destination.to })
    } else if (event.key === 'g') goUntil.current = event.timeStamp + sequenceMs
    else if (event.key === '?') setHelpOpen(true)
    else goUntil.current = 0
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
