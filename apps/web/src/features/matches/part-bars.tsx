import type { MatchPartKey, ScoredPart } from '@jobpilot/schemas/match'
import { Text } from '@mantine/core'
import classes from './match.module.css'

export const partNames = {
  title: 'Title',
  place: 'Place',
  salary: 'Pay',
  skills: 'Skills',
  seniority: 'Seniority',
  size: 'Company size',
} satisfies Record<MatchPartKey, string>

/** The parts of a score: a bar as full as the part scored, with its points and its reason. */
export function PartBars({ parts }: { parts: ScoredPart[] }) {
  return (
    <ul className={classes.parts}>
      {parts.map(({ key, weight, score, known, explanation }) => (
        <li key={key} className={classes.part} data-known={known || undefined}>
          <span className={classes.partName}>{partNames[key]}</span>
          <span className={classes.bar} aria-hidden="true">
            <span
              style={{ width: `${known ? score * 100 : 0}%` }}
              data-level={score >= 0.7 ? 'high' : score >= 0.45 ? 'middle' : 'low'}
            />
          </span>
          <span className={classes.points}>
            {known ? `${Math.round(weight * score)} of ${Math.round(weight)}` : 'unknown'}
          </span>
          <Text size="xs" c="dimmed" className={classes.partWhy}>
            {explanation}
          </Text>
        </li>
      ))}
    </ul>
  )
}
