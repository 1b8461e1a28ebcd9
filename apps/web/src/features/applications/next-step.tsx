import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dayText } from '../../lib/format.ts'
import { isDue, type Tracked } from './pipeline-rows.ts'

/** What is to be done about an opening next, and when. */
export function NextStep({ opening, today }: { opening: Tracked; today: string }) {
  const { followUp, closesOn, isGone, postingId } = opening
  if (followUp !== null && isDue(opening, today))
    return (
      <Anchor
        size="sm"
        fw={600}
        underline="always"
        c="var(--jp-warn)"
        renderRoot={(props) => (
          <Link to="/outreach/new" search={{ posting: postingId, goal: 'follow-up-application' }} {...props} />
        )}
      >
        {followUp.number === 1 ? 'Follow up' : `Follow up, time ${followUp.number} of 3`}
      </Anchor>
    )
  const words = [
    followUp !== null && `Follow up from ${dayText(followUp.on)}`,
    closesOn !== null && `Apply by ${dayText(closesOn)}`,
    isGone && 'No longer listed',
  ].filter((each) => each !== false)
  if (words.length === 0) return null
  return (
    <Text component="span" size="sm" c="dimmed">
      {words.join(' · ')}
    </Text>
  )
}
