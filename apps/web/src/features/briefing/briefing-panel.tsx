import { Button, Group, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/problem.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { BriefingOfToday } from './briefing-body.tsx'
import { dayText, type Latest, nextText } from './briefing-words.ts'

function Earlier() {
  return (
    <Button size="compact-sm" variant="subtle" renderRoot={(props) => <Link to="/briefings" {...props} />}>
      Earlier ones
    </Button>
  )
}

/** The words while there is none of today. */
function stateWords(latest: Latest): string {
  const { run, briefing } = latest
  if (run?.state === 'held') return 'Your briefing waits for the brake. Release it and I write it.'
  if (run?.state === 'queued' || run?.state === 'running') return 'I am writing your briefing.'
  const next = nextText(latest)
  const which = briefing === null ? 'first' : 'next'
  const when = next === null ? 'Your briefing is off.' : `Your ${which} briefing comes ${next}.`
  if (run?.state === 'failed' || run?.state === 'dead') return `I could not write today's briefing. ${when}`
  return when
}

function NotYet({ latest }: { latest: Latest }) {
  const utils = trpc.useUtils()
  const make = trpc.briefings.makeNow.useMutation({ onSettled: () => utils.briefings.invalidate() })
  const state = latest.run?.state
  const isOnItsWay = state === 'queued' || state === 'running' || state === 'held'
  return (
    <Panel title="Your briefing" action={latest.briefing !== null && <Earlier />}>
      <Group justify="space-between" gap="sm">
        <Text maw={460} aria-live="polite">
          {stateWords(latest)}
          {latest.briefing === null && !isOnItsWay && (
            <Text component="span" c="dimmed" size="sm" display="block">
              New openings, what needs you, what I did and what it cost, in one short look. You choose the time in{' '}
              <Link to="/settings" hash="briefing">
                Settings
              </Link>
              .
            </Text>
          )}
        </Text>
        {!isOnItsWay && (
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            {state === undefined ? 'Make one now' : 'Try again'}
          </Button>
        )}
      </Group>
      {make.error !== null && <ProblemNotice error={make.error} what="I could not start it." />}
    </Panel>
  )
}

function Today({ briefing, isWhole }: { briefing: NonNullable<Latest['briefing']>; isWhole: boolean }) {
  const utils = trpc.useUtils()
  const make = trpc.briefings.makeNow.useMutation({ onSettled: () => utils.briefings.invalidate() })
  return (
    <Panel title={dayText(briefing.day)} action={<Earlier />}>
      <BriefingOfToday content={briefing.content} />
      {!isWhole && (
        <Button mt="md" size="sm" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          Try to make a full one
        </Button>
      )}
    </Panel>
  )
}

/** Today's briefing, or when it comes. */
export function BriefingPanel() {
  const latest = trpc.briefings.latest.useQuery()
  if (latest.data === undefined)
    return (
      <Waiting query={latest} what="I could not read your briefing.">
        <Skeleton height={130} radius="lg" />
      </Waiting>
    )
  const { briefing, today, run } = latest.data
  if (briefing?.day !== today) return <NotYet latest={latest.data} />
  return <Today briefing={briefing} isWhole={briefing.kind === 'full' || run !== null} />
}
