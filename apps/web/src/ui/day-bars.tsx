import { VisuallyHidden } from '@mantine/core'
import classes from './day-bars.module.css'

type DayBarsProps = {
  /** `2026-11` */
  month: string
  /** Days without a row count as 0. */
  days: readonly { day: string; value: number }[]
  /** What is counted, e.g. "Spent". */
  label: string
  format: (value: number) => string
}

const height = 96
const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** One bar for each day of a month, so that a gap is seen as a gap; the same as a table for who cannot see it. */
export function DayBars({ month, days, label, format }: DayBarsProps) {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year ?? 2000, number ?? 1, 0)).getUTCDate()
  const nameOf = (day: number) => dayName.format(new Date(Date.UTC(year ?? 2000, (number ?? 1) - 1, day)))
  const values = new Map(days.map(({ day, value }) => [Number(day.slice(-2)), value]))
  const most = Math.max(1, ...days.map(({ value }) => value))
  const all = Array.from({ length: last }, (_, index) => index + 1)
  return (
    <figure className={classes.chart}>
      <svg
        viewBox={`0 0 ${last * 10} ${height}`}
        className={classes.bars}
        aria-hidden="true"
        preserveAspectRatio="none"
      >
        {all.map((day) => {
          const value = values.get(day) ?? 0
          const tall = value === 0 ? 2 : Math.max(4, (value / most) * height)
          return (
            <rect
              key={day}
              x={day * 10 - 8.5}
              y={height - tall}
              width={7}
              height={tall}
              rx={1.5}
              data-filled={value > 0 || undefined}
            >
              <title>{`${nameOf(day)}: ${format(value)}`}</title>
            </rect>
          )
        })}
      </svg>
      <div className={classes.axis} aria-hidden="true">
        <span>{nameOf(1)}</span>
        <span>{`most in a day: ${format(most)}`}</span>
        <span>{nameOf(last)}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{`${label} by day`}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">{label}</th>
            </tr>
          </thead>
          <tbody>
            {all
              .filter((day) => (values.get(day) ?? 0) > 0)
              .map((day) => (
                <tr key={day}>
                  <th scope="row">{nameOf(day)}</th>
                  <td>{format(values.get(day) ?? 0)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}
