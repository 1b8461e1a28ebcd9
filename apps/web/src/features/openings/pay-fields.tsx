import type { Salary } from '@jobpilot/schemas/posting'
import { periodsAYear } from '@jobpilot/schemas/work-terms'
import { NumberInput, Select } from '@mantine/core'
import { currencies, payPeriodOptions, pickOption } from '../../lib/work-options.ts'
import { markHandlers } from '../../ui/active-mark.ts'
import classes from './openings.module.css'

const none: Salary = {
  min: null,
  max: null,
  currency: null,
  period: 'year',
  yearlyMin: null,
  yearlyMax: null,
  quote: '',
  span: null,
}
const numberOrNull = (value: string | number) => (typeof value === 'number' ? value : null)

/** Yearly equivalents follow what is typed, so that the match compares like with like. */
function withYearly(pay: Salary): Salary | null {
  if (pay.min === null && pay.max === null) return null
  const times = pay.period === null ? 1 : periodsAYear[pay.period]
  const yearly = (amount: number | null) => (amount === null ? null : amount * times)
  return { ...pay, yearlyMin: yearly(pay.min), yearlyMax: yearly(pay.max) }
}

/** Pay as the posting states it. */
export function PayFields({ pay, onChange }: { pay: Salary | null; onChange: (pay: Salary | null) => void }) {
  const now = pay ?? none
  const set = (part: Partial<Salary>) => onChange(withYearly({ ...now, ...part }))
  const known = now.currency === null || currencies.includes(now.currency) ? currencies : [now.currency, ...currencies]
  return (
    <div className={classes.pay} {...markHandlers('salary')}>
      <NumberInput
        size="xs"
        aria-label="Pay from"
        placeholder="From"
        min={0}
        hideControls
        thousandSeparator=","
        value={now.min ?? ''}
        onChange={(value) => set({ min: numberOrNull(value) })}
      />
      <NumberInput
        size="xs"
        aria-label="Pay to"
        placeholder="To"
        min={0}
        hideControls
        thousandSeparator=","
        value={now.max ?? ''}
        onChange={(value) => set({ max: numberOrNull(value) })}
      />
      <Select
        size="xs"
        aria-label="Currency"
        placeholder="–"
        data={known}
        value={now.currency}
        onChange={(currency) => set({ currency })}
      />
      <Select
        size="xs"
        aria-label="Pay period"
        data={payPeriodOptions}
        value={now.period}
        onChange={(value) => set({ period: pickOption(payPeriodOptions, value) })}
      />
    </div>
  )
}
