import type { Evidence } from '@jobpilot/schemas/fields'
import { evidenceBySide } from '../../lib/evidence-by-side.ts'
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
      {evidenceBySide(evidence).map(({ side, lines }) => (
        <li key={side}>
          <span className={classes.side}>{sides[side]}</span>
          <span className={classes.quotes}>
            {lines.map(({ fieldId, quote }) => (
              <q key={quote} {...(side === 'posting' ? markHandlers(fieldId) : {})}>
                {quote}
              </q>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
