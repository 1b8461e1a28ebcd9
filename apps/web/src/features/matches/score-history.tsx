import { Text } from '@mantine/core'
import { whenText } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './match.module.css'
import { partNames } from './part-bars.tsx'

type Change = RouterOutputs['matches']['history'][number]

const causes = {
  profile: 'your profile changed',
  posting: 'the posting changed',
  preferences: 'what you look for changed',
  rubric: 'my rules of scoring changed',
} satisfies Record<Change['because'][number], string>

function whyText({ because, parts }: Change): string {
  const why = because.length === 0 ? 'Compared again' : `Since ${because.map((cause) => causes[cause]).join(' and ')}`
  const moved = parts
    .slice(0, 3)
    .map(({ key, points }) => `${partNames[key]} ${points > 0 ? '+' : '−'}${Math.abs(points)}`)
  return moved.length === 0 ? `${why}, with the same result.` : `${why}: ${moved.join(', ')}.`
}

/** Every score this opening had, and why each is not the one before. Shown once there are two. */
export function ScoreHistory({ postingId }: { postingId: string }) {
  const history = trpc.matches.history.useQuery({ postingId })
  if (history.data === undefined || history.data.length < 2) return null
  return (
    <Panel title="Earlier scores">
      <ol className={classes.history}>
        {history.data.map((change, at) => (
          <li key={change.id}>
            <Text component="span" fw={600}>
              {change.score}
            </Text>
            <Text component="span" size="sm" c="dimmed">
              {whenText(change.createdAt)}. {at === (history.data?.length ?? 0) - 1 ? 'The first.' : whyText(change)}
            </Text>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
