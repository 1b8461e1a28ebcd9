import { Badge, Text, Title } from '@mantine/core'
import { type PointerEvent, useRef, useState } from 'react'
import { conditionWords } from '../../lib/condition-words.ts'
import { ConditionList } from '../../ui/condition-list.tsx'
import { Credit } from '../../ui/credit.tsx'
import { MadeByLine } from '../../ui/made-by.tsx'
import { ScoreRing } from '../../ui/score-ring.tsx'
import classes from './review.module.css'
import { factsOf, type Item, learnedWords, pointsText, titleOf } from './review-words.ts'

/** How far a finger has to go, in pixels, for a swipe to count. */
const swipeFrom = 96

function Points({ title, tone, points }: { title: string; tone: 'ok' | 'warn'; points: Item['match']['reasons'] }) {
  if (points.length === 0) return null
  return (
    <div>
      <Title order={3} size="h4">
        {title}
      </Title>
      <ul className={classes.points} data-tone={tone}>
        {points.slice(0, 3).map(({ text, evidence }) => {
          const quote = evidence.find(({ side }) => side === 'posting')?.quote
          return (
            <li key={text} className={classes.point}>
              {text}
              {quote !== undefined && !text.includes(quote) && <q>{quote.slice(0, 160)}</q>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Verdicts({ item }: { item: Item }) {
  if (item.verdicts.length === 0) return null
  const conditions = item.verdicts.map(({ condition, verdict, line }) => ({
    words: conditionWords(condition),
    verdict,
    quote: line?.quote ?? null,
  }))
  return (
    <div className={classes.verdicts}>
      <ConditionList label="Your deal-breakers" conditions={conditions} />
    </div>
  )
}

type ReviewCardProps = { item: Item; isTopPick: boolean; onSwipe: (direction: 'left' | 'right') => void }

/** One opening to decide about: its score with the parts, what speaks for and against it, and how it stands to the deal-breakers. */
export function ReviewCard({ item, isTopPick, onSwipe }: ReviewCardProps) {
  const [shift, setShift] = useState(0)
  const from = useRef<number | null>(null)
  const start = (event: PointerEvent) => {
    if (event.pointerType === 'touch') from.current = event.clientX
  }
  const move = (event: PointerEvent) => {
    if (from.current !== null) setShift(event.clientX - from.current)
  }
  const end = () => {
    if (Math.abs(shift) >= swipeFrom) onSwipe(shift > 0 ? 'right' : 'left')
    from.current = null
    setShift(0)
  }
  const { match, content, learned, explanation } = item
  return (
    <article
      className={classes.card}
      aria-label={titleOf(item)}
      style={shift === 0 ? undefined : { transform: `translateX(${shift}px) rotate(${shift / 60}deg)` }}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = null
        setShift(0)
      }}
    >
      <div className={classes.head}>
        <ScoreRing score={match.score} size={92} parts={match.parts} label={`Score ${match.score} of 100`} />
        <div>
          {isTopPick && (
            <Badge color="moss" variant="light" tt="none" mb={4}>
              Today’s top pick
            </Badge>
          )}
          <Title order={2} className={classes.title}>
            {titleOf(item)}
          </Title>
          <Text c="dimmed">{content.employer?.value ?? 'The employer is not named'}</Text>
          <Credit credit={item.attribution} />
        </div>
      </div>
      <div className={classes.facts}>
        {factsOf(item).map((fact) => (
          <Badge key={fact} variant="default" tt="none" fw={500} size="lg">
            {fact}
          </Badge>
        ))}
      </div>
      <div className={classes.columns}>
        <div>
          <Points title="Why it fits" tone="ok" points={(explanation ?? match).reasons} />
          {explanation && <MadeByLine made={explanation.madeBy} />}
        </div>
        <Points title="Concerns" tone="warn" points={[...(explanation?.concerns ?? []), ...match.concerns]} />
      </div>
      <Verdicts item={item} />
      {learned.points !== 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {pointsText(learned.points)} in the order: {learned.because.map(learnedWords).join('; ')}.
        </Text>
      )}
    </article>
  )
}
