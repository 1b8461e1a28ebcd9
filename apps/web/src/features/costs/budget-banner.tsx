import { CloseButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { usd } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './budget-banner.module.css'
import { nextMonthText } from './budget-words.ts'

/** Says on every page that the budget is nearly or quite used up, until it is put away; each once a month and limit. */
export function BudgetBanner() {
  const spend = trpc.spend.month.useQuery().data
  const [seen, setSeen] = useLocalStorage({
    key: 'jobpilot.budget-seen',
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  const notice = spend && spend.state !== 'ok' ? `${spend.month} ${spend.state} ${spend.limitMicroUsd}` : ''
  return (
    <div role="status" className={classes.live}>
      {spend && notice !== '' && notice !== seen && (
        <div className={classes.banner} data-state={spend.state}>
          <p>
            <strong>
              {spend.state === 'stopped'
                ? "This month's model budget is used up."
                : `${usd(spend.spentMicroUsd)} of ${usd(spend.limitMicroUsd)} are used this month.`}
            </strong>{' '}
            {spend.state === 'stopped'
              ? `The built-in engine goes on, free, until ${nextMonthText(spend.month)}.`
              : 'At the limit the built-in engine takes over.'}{' '}
            <Link to="/costs">See the costs</Link>
          </p>
          <CloseButton iconSize={18} aria-label="Put this away" onClick={() => setSeen(notice)} />
        </div>
      )}
    </div>
  )
}
