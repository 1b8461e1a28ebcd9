import { Badge, Text, Title } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { type PointerEvent, useRef, useState } from 'react'
import { conditionWords } from '../../lib/condition-words.ts'
import { ScoreRing } from '../../ui/score-ring.tsx'
import classes from './review.module.css'
import { factsOf, type Item, learnedWords, pointsText, titleOf } from './review-words.ts'

/** How far a finger has to go, in pixels, for a swipe to count. */
const swipeFrom = 96

const verdictIcons = { ok: IconCheck, violated: IconX, unknown: IconQuestionMark } as const
const verdictWords = { ok: '', violated: ': violated', unknown: ': not stated' } as const

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
  return (
    <ul className={classes.verdicts} aria-label="Your deal-breakers">
      {item.verdicts.map(({ condition, verdict, line }) => {
        const Icon = verdictIcons[verdict]
        const words = conditionWords(condition)
        return (
          <li key={words} className={classes.verdict} data-verdict={verdict} title={line?.quote}>
            <Icon size={15} stroke={2.4} aria-hidden="true" />
            {words}
            {verdictWords[verdict]}
          </li>
        )
      })}
    </ul>
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
  const { match, content, learned } = item
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
              Top pick
            </Badge>
          )}
          <Title order={2} className={classes.title}>
            {titleOf(item)}
          </Title>
          <Text c="dimmed">{content.employer?.value ?? 'The employer is not named'}</Text>
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
        <Points title="Why it fits" tone="ok" points={match.reasons} />
        <Points title="Concerns" tone="warn" points={match.concerns} />
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
