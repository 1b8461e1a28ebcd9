import { Button, Text } from '@mantine/core'
import { useUserId } from '../../lib/use-me.ts'
import classes from './review.module.css'
import { type Decided, ownDecision, useDecisions } from './use-decisions.ts'

const standsWords = { new: 'To review', kept: 'Kept', passed: 'Passed' } as const
const ways = [
  ['kept', 'Keep'],
  ['passed', 'Pass'],
  ['new', 'Back to review'],
] as const

/** How one opening was decided about, and the other ways there are. */
export function DecisionControls({ item }: { item: Decided }) {
  const { pending, decide } = useDecisions(useUserId())
  const stands = ownDecision(pending, item.id) ?? item.review
  return (
    <div className={classes.bar}>
      <Text fw={600} size="sm" role="status">
        {standsWords[stands]}
      </Text>
      {ways.map(
        ([decision, words]) =>
          decision !== stands && (
            <Button key={decision} size="xs" variant="default" onClick={() => decide([item], decision)}>
              {words}
            </Button>
          ),
      )}
    </div>
  )
}
