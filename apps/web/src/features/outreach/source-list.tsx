import type { Evidence } from '@jobpilot/schemas/fields'
import { distinctEvidence } from '../../lib/distinct-evidence.ts'
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
      {distinctEvidence(sources).map(({ key, side, quote }) => (
        <li key={key}>
          <span className={classes.sourceSide}>{sides[side]}</span>
          <q>{quote}</q>
        </li>
      ))}
    </ul>
  )
}
