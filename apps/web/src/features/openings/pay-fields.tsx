import type { Salary } from '@jobpilot/schemas/posting'
import type { PayPeriod } from '@jobpilot/schemas/work-terms'
import { NumberInput, Select } from '@mantine/core'
import { markHandlers } from '../../ui/active-mark.ts'
import classes from './openings.module.css'

const periods = [
  { value: 'year', label: 'a year', aYear: 1 },
  { value: 'month', label: 'a month', aYear: 12 },
  { value: 'week', label: 'a week', aYear: 52 },
  { value: 'day', label: 'a day', aYear: 260 },
  { value: 'hour', label: 'an hour', aYear: 2_080 },
] satisfies { value: PayPeriod; label: string; aYear: number }[]

const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'INR', 'JPY', 'SEK', 'PLN', 'BRL', 'SGD']
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
  const times = periods.find(({ value }) => value === pay.period)?.aYear ?? 1
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
        data={periods}
        value={now.period}
        onChange={(value) => set({ period: periods.find((each) => each.value === value)?.value ?? null })}
      />
    </div>
  )
}
