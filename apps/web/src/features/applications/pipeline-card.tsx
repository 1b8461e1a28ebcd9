import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ActionIcon, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { plural } from '../../lib/format.ts'
import { stageWords } from '../../lib/stage-words.ts'
import { ScoreRing } from '../../ui/score-ring.tsx'
import { NextStep } from './next-step.tsx'
import classes from './pipeline.module.css'
import { daysHere, type Tracked, titleOf } from './pipeline-rows.ts'
import { StageMenu } from './stage-menu.tsx'

/** An opening on the board: dragged to another stage, or moved there by its menu. */
export function PipelineCard({ opening, today }: { opening: Tracked; today: string }) {
  const { postingId, stage, employer, score } = opening
  const card = useRef<HTMLLIElement>(null)
  const [isDragged, setIsDragged] = useState(false)
  useEffect(() => {
    if (card.current === null) return
    return draggable({
      element: card.current,
      getInitialData: () => ({ postingId, stage }),
      onDragStart: () => setIsDragged(true),
      onDrop: () => setIsDragged(false),
    })
  }, [postingId, stage])
  const days = daysHere(opening)
  return (
    <li ref={card} className={classes.card} data-dragged={isDragged || undefined}>
      <div className={classes.cardHead}>
        <Link
          to="/openings/$postingId"
          params={{ postingId }}
          className={classes.cardTitle}
          draggable={false}
          data-walk
        >
          {titleOf(opening)}
        </Link>
        <StageMenu postingId={postingId} stage={stage}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Move ${titleOf(opening)}, now ${stageWords[stage]}`}
          >
            <IconDots size={16} />
          </ActionIcon>
        </StageMenu>
      </div>
      <Text size="sm" c="dimmed" lineClamp={1}>
        {employer ?? 'The employer is not named'}
      </Text>
      <div className={classes.cardFoot}>
        {score !== null && <ScoreRing score={score} size={28} label={`Score ${score} of 100`} />}
        <div className={classes.cardNotes}>
          <NextStep opening={opening} today={today} />
          <Text component="span" size="xs" c="dimmed">
            {days === 0 ? 'Since today' : `For ${plural(days, 'day')}`}
          </Text>
        </div>
      </div>
    </li>
  )
}
