import { VisuallyHidden } from '@mantine/core'
import { dayText } from '../lib/format.ts'
import bars from './day-bars.module.css'
import classes from './week-bars.module.css'

export type Week = {
  /** Its Monday, `2026-11-30`. */
  monday: string
  first: number
  second: number
}

type WeekBarsProps = { label: string; names: readonly [first: string, second: string]; weeks: readonly Week[] }

const height = 72

/** Two counts for each of some weeks, side by side; the same as a table for who cannot see it. */
export function WeekBars({ label, names, weeks }: WeekBarsProps) {
  const most = Math.max(1, ...weeks.flatMap(({ first, second }) => [first, second]))
  const bar = (value: number, x: number, kind: 'first' | 'second') => {
    const tall = value === 0 ? 2 : Math.max(4, (value / most) * height)
    return (
      <rect
        x={x}
        y={height - tall}
        width={8}
        height={tall}
        rx={1.5}
        className={kind === 'second' ? classes.second : undefined}
        data-filled={value > 0 || undefined}
      />
    )
  }
  return (
    <figure className={bars.chart}>
      <svg
        viewBox={`0 0 ${weeks.length * 24} ${height}`}
        className={bars.bars}
        aria-hidden="true"
        preserveAspectRatio="none"
      >
        {weeks.map(({ monday, first, second }, at) => (
          <g key={monday}>
            <title>{`Week of ${dayText(monday)}: ${names[0]} ${first}, ${names[1]} ${second}`}</title>
            {bar(first, at * 24 + 3, 'first')}
            {bar(second, at * 24 + 12, 'second')}
          </g>
        ))}
      </svg>
      <div className={bars.axis} aria-hidden="true">
        <span>{dayText(weeks[0]?.monday ?? '')}</span>
        <span>{`most in a week: ${most}`}</span>
        <span>this week</span>
      </div>
      <figcaption className={classes.legend} aria-hidden="true">
        <span>{names[0]}</span>
        <span className={classes.second}>{names[1]}</span>
      </figcaption>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ monday, first, second }) => (
              <tr key={monday}>
                <th scope="row">{dayText(monday)}</th>
                <td>{first}</td>
                <td>{second}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}
