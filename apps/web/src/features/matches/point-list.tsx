import type { MatchContent } from '@jobpilot/schemas/match'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { EvidenceList } from './evidence-list.tsx'
import classes from './match.module.css'

/** The rest opens on request: the must-haves say most of it already. */
const shownAtFirst = 3

type PointListProps = { points: MatchContent['reasons']; tone: 'ok' | 'warn' }

/** Reasons or concerns, each with its quoted lines. */
export function PointList({ points, tone }: PointListProps) {
  const [isOpen, setIsOpen] = useState(false)
  const rest = points.length - shownAtFirst
  return (
    <>
      <ul className={classes.pointList} data-tone={tone}>
        {points.slice(0, isOpen ? points.length : shownAtFirst).map(({ text, evidence }) => (
          <li key={text}>
            <Text>{text}</Text>
            <EvidenceList evidence={evidence} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button
          mt="sm"
          ml={4}
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Show fewer' : `Show ${rest} more`}
        </Button>
      )}
    </>
  )
}
