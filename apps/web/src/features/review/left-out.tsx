import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { plural } from '../../lib/format.ts'
import classes from './review.module.css'

type LeftOutProps = { count: number; isShown: boolean; onShow: (isShown: true | undefined) => void }

/** How many openings the deal-breakers hide, to be looked at, or a reason to change those. */
export function LeftOut({ count, isShown, onShow }: LeftOutProps) {
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed">
        {isShown
          ? 'These break a deal-breaker of yours, so I leave them out of your review.'
          : `${plural(count, 'opening')} left out by your deal-breakers.`}
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => onShow(isShown ? undefined : true)}>
        {isShown ? 'Back to review' : 'Show'}
      </Button>
      <Button size="compact-sm" variant="default" renderRoot={(props) => <Link to="/looking-for" {...props} />}>
        Change what rules out
      </Button>
    </div>
  )
}
