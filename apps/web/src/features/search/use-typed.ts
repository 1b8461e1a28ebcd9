import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

/** How long a pause in typing has to be to mean that the person looks up. */
const pauseMs = 300

/**
 * What stands in a field whose value is kept elsewhere, such as in the address: every key shows at once and is sent after a
 * pause, or by `sendNow`. What changes elsewhere comes into the field, except what the field sent itself.
 */
export function useTyped<T>(
  value: T,
  send: (value: T) => void,
): { typed: T; type: (next: T) => void; sendNow: () => void } {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const [sent, setSent] = useState(value)
  if (value !== known) {
    setKnown(value)
    if (value !== sent) setTyped(value)
    setSent(value)
  }
  const sendThis = (next: T) => {
    setSent(next)
    send(next)
  }
  const sendLater = useDebouncedCallback(sendThis, pauseMs)
  return {
    typed,
    type: (next) => {
      setTyped(next)
      sendLater(next)
    },
    sendNow: () => {
      sendLater.cancel()
      sendThis(typed)
    },
  }
}
