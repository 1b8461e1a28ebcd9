import { useEffect, useState } from 'react'

/** Whole seconds until an instant by the server's clock, counted down; 0 when it is past. Survives a reload, as nothing is kept here. */
export function useCountdown(untilIso: string, serverTimeIso: string): number {
  // What the server's clock is ahead of this one, as of the last answer.
  const [ahead, setAhead] = useState(() => Date.parse(serverTimeIso) - Date.now())
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => setAhead(Date.parse(serverTimeIso) - Date.now()), [serverTimeIso])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((Date.parse(untilIso) - now - ahead) / 1_000))
}
