import { forcedAfterS } from '@jobpilot/schemas/brake'
import { plural, whenText } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './brake.module.css'
import { useBrake } from './use-brake.ts'

/** Work tells by itself that it stopped, but not that it takes too long: as long as this is shown, the server is asked. */
function WhatStops() {
  const { phase, stoppingRuns } = useBrake()
  trpc.me.get.useQuery(undefined, { staleTime: 60_000, refetchInterval: 5_000 })
  if (phase === 'pausing')
    return stoppingRuns.length > 0 && <> {plural(stoppingRuns.length, 'run')} to stop at the next step.</>
  const steps = [...new Set(stoppingRuns.map(({ step }) => step || 'about to begin'))]
  return (
    <>
      {' '}
      Still under way: {steps.join('; ')}. I end it {forcedAfterS / 60} minutes after you paused.
    </>
  )
}

/** Says on every page that the agents are paused, since when, what waits, and what has yet to stop. */
export function BrakeBanner() {
  const { isPaused, phase, pausedAt, heldRuns } = useBrake()
  const since = `Paused since ${pausedAt === null ? 'now' : whenText(pausedAt)}.`
  return (
    <div role="status" className={classes.live}>
      {isPaused && (
        <p className={classes.banner}>
          <strong>
            {phase === 'pausing' ? 'Pausing…' : phase === 'partial' ? 'Not everything has stopped.' : since}
          </strong>{' '}
          Nothing will be sent
          {phase === 'paused' && `; ${heldRuns === 0 ? 'no work is held' : `${plural(heldRuns, 'run')} held`}`}.
          {phase !== 'paused' && <WhatStops />}
        </p>
      )}
    </div>
  )
}
