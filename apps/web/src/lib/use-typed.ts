import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

/** How long a pause in typing has to be to mean that the person looks up. */
const pauseMs = 300

type Typed<T> = {
  typed: T
  /** What is kept elsewhere, as far as it was heard. */
  known: T
  /** What was sent and has not come back, oldest first. */
  sent: readonly T[]
}

/** What comes back of what was sent changes nothing: more may have been typed since. All else comes into the field. */
export function arrive<T>(state: Typed<T>, value: T): Typed<T> {
  if (value === state.known) return state
  const at = state.sent.indexOf(value)
  return at === -1
    ? { typed: value, known: value, sent: [] }
    : { ...state, known: value, sent: state.sent.slice(at + 1) }
}

/** What is there already does not come back. */
export function depart<T>(state: Typed<T>, value: T): Typed<T> {
  return value === (state.sent.at(-1) ?? state.known) ? state : { ...state, sent: [...state.sent, value] }
}

/**
 * What stands in a field whose value is kept elsewhere, such as in the address: every key shows at once and is sent after a
 * pause, or by `sendNow`. What changes elsewhere comes into the field, except what the field sent itself.
 */
export function useTyped<T>(
  value: T,
  send: (value: T) => void,
): { typed: T; type: (next: T) => void; sendNow: () => void } {
  const [state, setState] = useState<Typed<T>>({ typed: value, known: value, sent: [] })
  if (value !== state.known) setState(arrive(state, value))
  const sendThis = (next: T) => {
    setState((now) => depart(now, next))
    send(next)
  }
  const sendLater = useDebouncedCallback(sendThis, pauseMs)
  return {
    typed: state.typed,
    type: (next) => {
      setState((now) => ({ ...now, typed: next }))
      sendLater(next)
    },
    sendNow: () => {
      sendLater.cancel()
      sendThis(state.typed)
    },
  }
}
