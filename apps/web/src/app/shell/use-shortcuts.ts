import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isTyping } from '../../ui/typing.ts'
import { openPalette, setHelpOpen } from './command-store.ts'
import { useDestinations } from './destinations.ts'

/** How long after `g` the second key still counts. */
const sequenceMs = 1_200

/** `g` and a letter go to a page, `?` shows help, Ctrl or Cmd + K opens the palette. */
export function useShortcuts(): void {
  const destinations = useDestinations()
  const navigate = useNavigate()
  useEffect(() => {
    let goUntil = 0
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openPalette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const destination = destinations.find(({ shortcut }) => shortcut === event.key)
      if (performance.now() < goUntil && destination !== undefined) {
        goUntil = 0
        event.preventDefault()
        void navigate({ to: destination.to })
      } else if (event.key === 'g') goUntil = performance.now() + sequenceMs
      else if (event.key === '?') setHelpOpen(true)
      else goUntil = 0
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, destinations])
}
