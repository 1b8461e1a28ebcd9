import { Button, Chip, Group, Stack, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import { DeadJob } from './dead-job.tsx'
import { useDeadJobs } from './use-dead-jobs.ts'

/** The dead letters: what was tried as often as may be and given up, with why and whose. */
export function DeadJobs() {
  const [shows, setShows] = useState<'open' | 'all'>('open')
  const letters = useDeadJobs(shows === 'open')
  const shown = letters.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Stack gap="md" component="section" aria-labelledby="dead-jobs">
      <Group justify="space-between">
        <Title order={2} id="dead-jobs">
          Dead jobs
        </Title>
        <Chip.Group value={shows} onChange={(value) => setShows(value === 'all' ? 'all' : 'open')}>
          <Group gap={8} role="group" aria-label="Which dead jobs to show">
            <Chip value="open" size="sm" variant="outline">
              To look at
            </Chip>
            <Chip value="all" size="sm" variant="outline">
              All
            </Chip>
          </Group>
        </Chip.Group>
      </Group>
      {letters.data === undefined ? (
        <Waiting query={letters} what="I could not read the dead jobs.">
          <ListSkeleton rows={3} height={62} />
        </Waiting>
      ) : shown.length === 0 ? (
        <Empty icon={<IconCircleCheck size={22} />} title={shows === 'open' ? 'Nothing is dead' : 'Nothing ever died'}>
          When a job fails through every try, or ends its worker again and again, it stops here with the reason. You can
          start it again once the cause is gone.
        </Empty>
      ) : (
        <WalkList label="Dead jobs">
          {shown.map((letter) => (
            <DeadJob key={letter.id} letter={letter} />
          ))}
        </WalkList>
      )}
      {letters.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={letters.isFetchingNextPage}
          onClick={() => void letters.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </Stack>
  )
}
