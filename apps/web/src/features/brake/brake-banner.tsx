import { plural, whenText } from '../../lib/format.ts'
import classes from './brake.module.css'
import { useBrake } from './use-brake.ts'

/** Says on every page that the agents are paused, since when, and what waits. */
export function BrakeBanner() {
  const { isPaused, pausedAt, heldRuns, press } = useBrake()
  return (
    <div role="status" className={classes.live}>
      {isPaused && (
        <p className={classes.banner}>
          <strong>
            {press.isPending ? 'Pausing…' : `Paused since ${pausedAt === null ? 'now' : whenText(pausedAt)}.`}
          </strong>{' '}
          Nothing will be sent; {heldRuns === 0 ? 'no work is held.' : `${plural(heldRuns, 'run')} held.`}
        </p>
      )}
    </div>
  )
}
