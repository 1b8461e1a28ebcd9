import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import type { ApplicationStage } from '@jobpilot/schemas/applications'
import { Button, Text, Title } from '@mantine/core'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { oneOf } from '../../lib/one-of.ts'
import { stages, stageWords } from '../../lib/stage-words.ts'
import { walkWithArrows } from '../../ui/listbox-keys.ts'
import classes from './pipeline.module.css'
import { PipelineCard } from './pipeline-card.tsx'
import type { Tracked } from './pipeline-rows.ts'
import { useMoveStage } from './use-move-stage.ts'

/** As many as one looks at; what has ended piles up. */
const shownFirst = 30

type ColumnProps = { stage: ApplicationStage; openings: readonly Tracked[]; today: string }

function Column({ stage, openings, today }: ColumnProps) {
  const column = useRef<HTMLElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? openings : openings.slice(0, shownFirst)
  const id = useId()
  useEffect(() => {
    if (column.current === null) return
    return dropTargetForElements({
      element: column.current,
      getData: () => ({ stage }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    })
  }, [stage])
  return (
    <section ref={column} className={classes.column} data-over={isOver || undefined} aria-labelledby={id}>
      <header className={classes.columnHead}>
        <Title order={2} id={id} size="h5">
          {stageWords[stage]}
        </Title>
        <Text size="sm" c="dimmed">
          {openings.length}
        </Text>
      </header>
      {openings.length > 0 && (
        <ul className={classes.cards} aria-label={stageWords[stage]} onKeyDown={walkWithArrows}>
          {shown.map((opening) => (
            <PipelineCard key={opening.postingId} opening={opening} today={today} />
          ))}
        </ul>
      )}
      {shown.length < openings.length && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setIsWhole(true)}>
          Show {openings.length - shown.length} more
        </Button>
      )}
    </section>
  )
}

/** What is tracked, a column for each stage. Cards are dragged from one to another. */
export function PipelineBoard({ openings, today }: { openings: readonly Tracked[]; today: string }) {
  const board = useRef<HTMLElement>(null)
  const move = useMoveStage()
  const drop = useEffectEvent((postingId: unknown, from: unknown, to: unknown) => {
    const stage = oneOf(stages, to)
    if (typeof postingId === 'string' && stage !== undefined && stage !== from) move(postingId, stage)
  })
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) =>
          drop(source.data.postingId, source.data.stage, location.current.dropTargets[0]?.data.stage),
      }),
    [],
  )
  useEffect(() => (board.current === null ? undefined : autoScrollForElements({ element: board.current })), [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a board that scrolls sideways has to be reached by keys
    <section ref={board} className={classes.board} tabIndex={0} aria-label="Board">
      {stages.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          openings={openings.filter((opening) => opening.stage === stage)}
          today={today}
        />
      ))}
    </section>
  )
}
