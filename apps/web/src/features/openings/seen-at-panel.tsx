import { Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { hostOf, whenText } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { undoToast } from '../../ui/undo-toast.tsx'
import { Waiting } from '../../ui/waiting.tsx'

type Seen = RouterOutputs['sameOpening']['get']['seen'][number]

/** Since when, and until when. */
function seenText({ firstSeenAt, lastSeenAt, goneAt }: Seen): string {
  const [first, last] = [whenText(firstSeenAt), whenText(lastSeenAt)]
  if (goneAt !== null) return `Seen ${first}, gone ${whenText(goneAt)}.`
  return first === last ? `Seen ${first}.` : `Seen ${first}, last ${last}.`
}

function SeenLine({ seen, action }: { seen: Seen; action?: ReactNode }) {
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Anchor href={seen.url} target="_blank" rel="noopener noreferrer">
          {seen.source.employer ?? hostOf(seen.url) ?? seen.source.kind}
        </Anchor>
        <Text size="sm" c="dimmed">
          {seen.title}. {seenText(seen)}{' '}
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

/** What a person says about two listings: done at once, with ten seconds to take it back. */
function useSaying() {
  const utils = trpc.useUtils()
  const refresh = () => void utils.sameOpening.invalidate()
  const onError = (error: unknown) => {
    refresh()
    toastProblem(error)
  }
  const takeBack = trpc.sameOpening.takeBack.useMutation({ onSuccess: refresh, onError })
  const said = (message: string) => ({
    onSuccess: (what: { saidAt: string }) => {
      refresh()
      undoToast('same-opening', message, () => takeBack.mutate(what))
    },
    onError,
  })
  return {
    split: trpc.sameOpening.split.useMutation(said('Another opening, for you')),
    join: trpc.sameOpening.join.useMutation(said('The same opening, for you')),
  }
}

function Press({ children, isWaiting, onPress }: { children: string; isWaiting: boolean; onPress: () => void }) {
  return (
    <Button size="compact-sm" variant="default" disabled={isWaiting} onClick={onPress}>
      {children}
    </Button>
  )
}

/** Where an opening was seen, and what may be the same one: taken apart and put together by a press, for this person. */
export function SeenAtPanel({ listingId }: { listingId: string }) {
  const same = trpc.sameOpening.get.useQuery({ id: listingId })
  const { split, join } = useSaying()
  const isWaiting = split.isPending || join.isPending
  const joinWith = (other: string) => join.mutate({ id: listingId, other })
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
                <Press isWaiting={isWaiting} onPress={() => split.mutate({ id: seen.listingId })}>
                  Another opening
                </Press>
              )
            }
          />
        ))}
        {(same.data?.unsure.length ?? 0) > 0 && (
          <Text size="sm" c="dimmed">
            These may be the same; I am not sure enough to say so:
          </Text>
        )}
        {same.data?.unsure.map((seen) => (
          <SeenLine
            key={seen.listingId}
            seen={seen}
            action={
              <Group gap={6} wrap="nowrap">
                <Press isWaiting={isWaiting} onPress={() => joinWith(seen.listingId)}>
                  The same
                </Press>
                <Press isWaiting={isWaiting} onPress={() => split.mutate({ id: seen.listingId, from: listingId })}>
                  Another opening
                </Press>
              </Group>
            }
          />
        ))}
        {(same.data?.splitOff.length ?? 0) > 0 && (
          <Text size="sm" c="dimmed">
            You said that these are other openings:
          </Text>
        )}
        {same.data?.splitOff.map((seen) => (
          <SeenLine
            key={seen.listingId}
            seen={seen}
            action={
              <Press isWaiting={isWaiting} onPress={() => joinWith(seen.listingId)}>
                The same after all
              </Press>
            }
          />
        ))}
      </Stack>
    </Panel>
  )
}
