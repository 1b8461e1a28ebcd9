import { Button, Chip, Group, Stack } from '@mantine/core'
import { IconActivity } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { words } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import { ActivityEntry } from './activity-entry.tsx'

type ActivityFeedProps = { agent: string | null; onAgent: (agent: string | null) => void }

/** Pages of the log. Its key begins like those of tRPC, so that a live event brings this up to date as well. */
function useFeed() {
  const { client } = trpc.useUtils()
  return useInfiniteQuery({
    queryKey: [['activity', 'list'], { type: 'pages' }],
    queryFn: ({ pageParam }) => client.activity.list.query({ before: pageParam, limit: 30 }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
  })
}

/** What the agents did, newest first, by agent when the person asks. */
export function ActivityFeed({ agent, onAgent }: ActivityFeedProps) {
  const feed = useFeed()
  if (feed.isPending) return <ListSkeleton rows={6} height={62} />
  if (feed.isError)
    return (
      <ProblemNotice error={feed.error} what="I could not read the activity." onRetry={() => void feed.refetch()} />
    )
  const all = feed.data.pages.flatMap(({ items }) => items)
  if (all.length === 0) {
    return (
      <Empty icon={<IconActivity size={22} />} title="What the agents do appears here">
        Each entry says what I did, why, how sure I was, what else I weighed, and what it cost.
      </Empty>
    )
  }
  const agents = [...new Set(all.map((action) => action.agent))].sort()
  const shown = agent === null ? all : all.filter((action) => action.agent === agent)
  return (
    <Stack gap="md">
      <Chip.Group
        value={agent ?? 'all'}
        onChange={(value) => onAgent(value === 'all' || Array.isArray(value) ? null : value)}
      >
        <Group gap={8} role="group" aria-label="Show the actions of">
          <Chip value="all" size="sm" variant="outline">
            Everything
          </Chip>
          {agents.map((name) => (
            <Chip key={name} value={name} size="sm" variant="outline">
              {words(name)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {shown.length === 0 ? (
        <Empty icon={<IconActivity size={22} />} title="Nothing by this agent yet">
          Show everything, or load older entries below.
        </Empty>
      ) : (
        <WalkList label="Activity">
          {shown.map((action) => (
            <ActivityEntry key={action.id} action={action} />
          ))}
        </WalkList>
      )}
      {feed.hasNextPage && (
        <Button variant="default" mx="auto" loading={feed.isFetchingNextPage} onClick={() => void feed.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Stack>
  )
}
