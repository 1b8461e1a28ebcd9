import type { Evidence } from '@jobpilot/schemas/fields'
import { distinctEvidence } from '../../lib/distinct-evidence.ts'
import { markHandlers } from '../../ui/active-mark.ts'
import classes from './match.module.css'

const sides = {
  posting: 'They say',
  profile: 'You have',
  company: 'The company says',
  request: 'You asked',
} satisfies Record<Evidence['side'], string>

/** The quoted lines a verdict rests on. Pointing at a line of the posting lights it in the source. */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <ul className={classes.evidence}>
      {distinctEvidence(evidence).map(({ key, side, fieldId, quote }) => (
        <li key={key} {...(side === 'posting' ? markHandlers(fieldId) : {})}>
          <span className={classes.side}>{sides[side]}</span>
          <q>{quote}</q>
        </li>
      ))}
    </ul>
  )
}
