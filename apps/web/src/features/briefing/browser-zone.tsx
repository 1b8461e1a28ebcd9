import { useEffect, useRef } from 'react'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { browserZone } from './zones.ts'

/** Tells the server this browser's time zone, once, when it differs and the person has chosen none by hand. */
export function BrowserZone({ me }: { me: RouterOutputs['me']['get'] }) {
  const utils = trpc.useUtils()
  const { mutate } = trpc.me.setTimeZone.useMutation({
    onSuccess: ({ timeZone }) => {
      utils.me.get.setData(undefined, (before) => before && { ...before, timeZone })
      void utils.briefings.invalidate()
    },
  })
  const isSent = useRef(false)
  const isOther = !me.isTimeZoneChosen && me.timeZone !== browserZone
  useEffect(() => {
    if (!isOther || isSent.current) return
    isSent.current = true
    mutate({ timeZone: browserZone })
  }, [isOther, mutate])
  return null
}
