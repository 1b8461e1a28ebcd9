import { forcedAfterS } from '@jobpilot/schemas/brake'
import { plural, whenText } from '../../lib/format.ts'
import { useMe } from '../../lib/use-me.ts'
import classes from './brake.module.css'
import { useBrake } from './use-brake.ts'

/** Work tells by itself that it stopped, but not that it takes too long: as long as this is shown, the server is asked. */
function WhatStops() {
  const { phase, stoppingRuns } = useBrake()
  useMe({ refetchInterval: 5_000 })
  if (phase === 'pausing')
    return stoppingRuns.length > 0 && `${plural(stoppingRuns.length, 'run')} to stop at the next step.`
  const steps = [...new Set(stoppingRuns.map(({ step }) => step || 'about to begin'))]
  return `Still under way: ${steps.join('; ')}. I end it ${forcedAfterS / 60} minutes after you paused.`
}

/** Says on every page that the agents are paused, since when, what waits, and what has yet to stop. */
export function BrakeBanner() {
  const { phase, pausedAt, heldRuns } = useBrake()
  const headlines = {
    pausing: 'Pausing…',
    partial: 'Not everything has stopped.',
    paused: `Paused since ${pausedAt === null ? 'now' : whenText(pausedAt)}.`,
  }
  const held = heldRuns === 0 ? '.' : `; ${plural(heldRuns, 'run')} held.`
  return (
    <div role="status" className={classes.live}>
      {phase !== 'running' && (
        <p className={classes.banner}>
          <strong>{headlines[phase]}</strong> Nothing will be sent
          {phase === 'paused' ? (
            held
          ) : (
            <>
              . <WhatStops />
            </>
          )}
        </p>
      )}
    </div>
  )
}
