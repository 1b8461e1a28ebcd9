import type { Evidence } from '@jobpilot/schemas/fields'
import { evidenceBySide } from '../../lib/evidence-by-side.ts'
import classes from './outreach.module.css'

const sides = {
  posting: 'From the posting',
  profile: 'From your profile',
  company: 'From the company page',
  request: 'From what you asked for',
} satisfies Record<Evidence['side'], string>

/** The facts a sentence rests on. */
export function SourceList({ sources }: { sources: Evidence[] }) {
  return (
    <ul className={classes.sources}>
      {evidenceBySide(sources).map(({ side, lines }) => (
        <li key={side}>
          <span className={classes.sourceSide}>{sides[side]}</span>
          <span className={classes.quotes}>
            {lines.map(({ quote }) => (
              <q key={quote}>{quote}</q>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
