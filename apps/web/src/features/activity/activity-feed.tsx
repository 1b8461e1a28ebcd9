import { Button, Chip, Group, Stack } from '@mantine/core'
import { IconActivity } from '@tabler/icons-react'
import { words } from '../../lib/format.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import { ActivityEntry } from './activity-entry.tsx'
import { useActivityFeed } from './use-activity-feed.ts'

type ActivityFeedProps = { agent: string | null; onAgent: (agent: string | null) => void }

/** Everything, or the actions of one agent. The chosen one is offered even when it has done nothing. */
function AgentFilter({ agents, agent, onAgent }: ActivityFeedProps & { agents: string[] }) {
  const offered = agent === null || agents.includes(agent) ? agents : [...agents, agent]
  return (
    <Chip.Group
      value={agent ?? 'all'}
      onChange={(value) => onAgent(value === 'all' || Array.isArray(value) ? null : value)}
    >
      <Group gap={8} role="group" aria-label="Show the actions of">
        <Chip value="all" size="sm" variant="outline">
          Everything
        </Chip>
        {offered.map((name) => (
          <Chip key={name} value={name} size="sm" variant="outline">
            {words(name)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}

/** What the agents did, newest first, by agent when the person asks. */
export function ActivityFeed({ agent, onAgent }: ActivityFeedProps) {
  const feed = useActivityFeed(agent)
  if (feed.data === undefined)
    return (
      <Waiting query={feed} what="I could not read the activity.">
        <ListSkeleton rows={6} height={62} />
      </Waiting>
    )
  const shown = feed.data.pages.flatMap(({ items }) => items)
  const agents = feed.data.pages[0]?.agents ?? []
  if (agents.length === 0) {
    return (
      <Empty icon={<IconActivity size={22} />} title="What the agents do appears here">
        Each entry says what I did, why, how sure I was, what else I weighed, and what it cost.
      </Empty>
    )
  }
  return (
    <Stack gap="md">
      <AgentFilter agents={agents} agent={agent} onAgent={onAgent} />
      {shown.length === 0 ? (
        <Empty icon={<IconActivity size={22} />} title="Nothing by this agent yet">
          What the others did is under Everything.
        </Empty>
      ) : (
        <WalkList label="Activity">
          {shown.map((action) => (
            <ActivityEntry key={action.id} action={action} />
          ))}
        </WalkList>
      )}
      {feed.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          disabled={feed.isPlaceholderData}
          loading={feed.isFetchingNextPage}
          onClick={() => void feed.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </Stack>
  )
}
