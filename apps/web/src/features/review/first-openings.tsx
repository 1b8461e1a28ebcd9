import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { plural } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ScoreRing } from '../../ui/score-ring.tsx'
import classes from './review.module.css'
import { titleOf } from './review-words.ts'
import { useSearching } from './use-searching.ts'

/** Enough to see what the product is about. */
const shown = 3

/** A first look at what was found for somebody who is new here, or the press that starts the search. */
export function FirstOpenings({ review }: { review: RouterOutputs['review']['list'] }) {
  const { isSearching, search } = useSearching()
  const best = review.items.slice(0, shown)
  if (best.length === 0)
    return review.searchedAt === null && !isSearching ? (
      <Panel title="Your first openings">
        <Text c="dimmed" mb="sm">
          I compare what this instance holds with your profile and show the best here. It takes seconds.
        </Text>
        <Button variant="default" onClick={search}>
          Search now
        </Button>
      </Panel>
    ) : null
  return (
    <Panel
      title="The best I found so far"
      action={
        <Button size="xs" variant="default" renderRoot={(props) => <Link to="/review" search={{}} {...props} />}>
          Review {plural(review.items.length, 'opening')}
        </Button>
      }
    >
      <ul className={classes.first} aria-label="The best openings">
        {best.map((item) => (
          <li key={item.id} className={classes.firstOne}>
            <ScoreRing score={item.match.score} size={44} label={`Score ${item.match.score} of 100`} />
            <div>
              <Link to="/openings/$postingId" params={{ postingId: item.id }}>
                {titleOf(item)}
              </Link>
              <Text size="sm" c="dimmed">
                {[item.content.employer?.value, item.content.places[0]?.value].filter(Boolean).join(' · ')}
              </Text>
              {item.match.reasons[0] !== undefined && <Text size="sm">{item.match.reasons[0].text}</Text>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
