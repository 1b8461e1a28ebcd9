import type { LiveEvent } from '@jobpilot/schemas/events'
import { useEffect, useEffectEvent } from 'react'
import { trpc } from '../trpc.ts'
import { applyEvent } from './apply-event.ts'
import { followLog } from './follow-log.ts'

/** Keeps every query of the signed-in person in line with the log; `onEvent` is called once per entry after that. */
export function useLive(userId: string, onEvent: (event: LiveEvent) => void): void {
  const utils = trpc.useUtils()
  const apply = useEffectEvent((event: LiveEvent) => {
    applyEvent(utils, event)
    onEvent(event)
  })
  const readAgain = useEffectEvent(() => void utils.invalidate())

  useEffect(() => followLog({ userId, onEvent: (event) => apply(event), onUnknownPast: () => readAgain() }), [userId])
}
