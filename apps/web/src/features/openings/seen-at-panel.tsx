import { Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { hostOf, whenText } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'

type Seen = RouterOutputs['sameOpening']['get']['seen'][number]

function SeenLine({ seen, action }: { seen: Seen; action?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Anchor href={seen.url} target="_blank" rel="noopener noreferrer">
          {seen.source.employer ?? hostOf(seen.url) ?? seen.source.kind}
        </Anchor>
        <Text size="sm" c="dimmed">
          {seen.title}. Seen {whenText(seen.firstSeenAt)}
          {seen.goneAt === null ? '' : `, gone ${whenText(seen.goneAt)}`}.{' '}
          {seen.isRepost && (
            <Badge size="sm" variant="default" tt="none">
              Posted again
            </Badge>
          )}
        </Text>
      </div>
      {action}
    </Group>
  )
}

/** Where an opening was seen, and what may be the same one: taken apart and put together by a press, for this person. */
export function SeenAtPanel({ listingId }: { listingId: string }) {
  const utils = trpc.useUtils()
  const same = trpc.sameOpening.get.useQuery({ id: listingId })
  const refresh = {
    onSuccess: () => void utils.sameOpening.invalidate(),
    onError: (error: unknown) => toastProblem(error),
  }
  const split = trpc.sameOpening.split.useMutation(refresh)
  const undoSplit = trpc.sameOpening.undoSplit.useMutation(refresh)
  return (
    <Panel title="Where it was seen">
      <Waiting query={same} what="I could not read where this was seen.">
        <Skeleton height={60} />
      </Waiting>
      <Stack gap="sm">
        {same.data?.seen.map((seen) => (
          <SeenLine
            key={seen.listingId}
            seen={seen}
            action={
              seen.listingId !== listingId && (
                <Button size="compact-sm" variant="default" onClick={() => split.mutate({ id: seen.listingId })}>
                  Another opening
                </Button>
              )
            }
          />
        ))}
        {same.data?.splitOff.map((seen) => (
          <SeenLine
            key={seen.listingId}
            seen={seen}
            action={
              <Button size="compact-sm" variant="default" onClick={() => undoSplit.mutate({ id: seen.listingId })}>
                The same after all
              </Button>
            }
          />
        ))}
        {(same.data?.unsure.length ?? 0) > 0 && (
          <Text size="sm" c="dimmed">
            These may be the same; I am not sure enough to say so:
          </Text>
        )}
        {same.data?.unsure.map((seen) => (
          <SeenLine key={seen.listingId} seen={seen} />
        ))}
      </Stack>
    </Panel>
  )
}
