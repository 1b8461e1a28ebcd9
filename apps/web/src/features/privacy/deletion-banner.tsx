import { fullTime } from '../../lib/format.ts'
import { useMe } from '../../lib/use-me.ts'
import { CancelDeletion } from './cancel-deletion.tsx'
import classes from './privacy.module.css'

/** Says on every page when everything is deleted, with the way back beside it. */
export function DeletionBanner() {
  const dueAt = useMe().data?.deletionDueAt ?? null
  return (
    <div role="status" className={classes.live}>
      {dueAt !== null && (
        <div className={classes.banner}>
          <p>
            <strong>Your data is deleted on {fullTime(dueAt)}.</strong> Until then nothing is sent and no work goes on.
          </p>
          <CancelDeletion variant="default" size="xs" />
        </div>
      )}
    </div>
  )
}
