import { Text } from '@mantine/core'
import type { MatchContent } from '@jobpilot/schemas/match'
import { EvidenceList } from './evidence-list.tsx'
import classes from './match.module.css'

type PointListProps = { points: MatchContent['reasons']; tone: 'ok' | 'warn' }

/** Reasons or concerns, each with its quoted lines. */
export function PointList({ points, tone }: PointListProps) {
  return (
    <ul className={classes.pointList} data-tone={tone}>
      {points.map(({ text, evidence }) => (
        <li key={text}>
          <Text>{text}</Text>
          <EvidenceList evidence={evidence} />
        </li>
      ))}
    </ul>
  )
}
