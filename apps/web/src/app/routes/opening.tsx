import { ActionIcon, Button, Group, Menu, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { IconDots, IconRefresh, IconTrash } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { StageControl } from '../../features/applications/stage-control.tsx'
import { MatchPanel } from '../../features/matches/match-panel.tsx'
import { MetBeforeNotice } from '../../features/met-before/met-before-notice.tsx'
import { AddOpening } from '../../features/openings/add-opening.tsx'
import classes from '../../features/openings/openings.module.css'
import { PostingEditor } from '../../features/openings/posting-editor.tsx'
import { PostingSource } from '../../features/openings/posting-source.tsx'
import { SeenAtPanel } from '../../features/openings/seen-at-panel.tsx'
import { TimelinePanel } from '../../features/openings/timeline-panel.tsx'
import { useRemoveOpening } from '../../features/openings/use-remove-opening.ts'
import { DecisionControls } from '../../features/review/decision-controls.tsx'
import { RunProgress } from '../../features/runs/run-progress.tsx'
import { isAbsent } from '../../lib/api-error.ts'
import { cameFrom, listWords } from '../../lib/came-from.ts'
import { hostOf } from '../../lib/format.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { MadeByLine } from '../../ui/made-by.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { useEscape } from '../../ui/typing.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Absent } from '../absent.tsx'

const route = getRouteApi('/openings/$postingId')
type Posting = RouterOutputs['postings']['get']

function OpeningMenu({ posting }: { posting: Posting }) {
  const remove = useRemoveOpening()
  const utils = trpc.useUtils()
  const readAgain = trpc.postings.readAgain.useMutation({
    onSuccess: () => void utils.postings.get.invalidate({ id: posting.id }),
    onError: (error) => toastProblem(error),
  })
  return (
    <Menu position="bottom-end" shadow="md" width={180}>
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label="More for this opening">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => readAgain.mutate({ id: posting.id })}>
          Read it again
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="var(--jp-bad)" onClick={() => remove(posting.id)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Failed({ posting, userId }: { posting: Posting; userId: string }) {
  const [isPasting, setIsPasting] = useState(false)
  const navigate = useNavigate()
  return (
    <Stack gap="md">
      <Notice
        tone="bad"
        title="I could not read this posting"
        live
        action={
          <Button size="xs" onClick={() => setIsPasting(true)}>
            Paste the text instead
          </Button>
        }
      >
        {posting.error?.message ?? 'The page did not hold a posting I can read.'} The address is kept.
      </Notice>
      {isPasting && (
        <AddOpening
          userId={userId}
          start={{ way: 'text', url: posting.url ?? '' }}
          onClose={() => setIsPasting(false)}
          onAdded={(postingId) => {
            setIsPasting(false)
            void navigate({ to: '/openings/$postingId', params: { postingId } })
          }}
        />
      )}
    </Stack>
  )
}

function Body({ posting, userId }: { posting: Posting; userId: string }): ReactNode {
  const [view, setView] = useState<'match' | 'posting'>('match')
  if (posting.state === 'reading') {
    return (
      <Panel title="Reading the posting">
        {posting.runId === null ? <Skeleton height={120} /> : <RunProgress runId={posting.runId} />}
      </Panel>
    )
  }
  if (posting.state === 'failed' || posting.content === null) return <Failed posting={posting} userId={userId} />
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <MetBeforeNotice postingId={posting.id} />
        <div className={classes.standing}>
          {posting.review !== null && <DecisionControls item={{ id: posting.id, review: posting.review }} />}
          <StageControl postingId={posting.id} />
        </div>
        {posting.unread.length > 0 && (
          <Notice tone="warn" title="What I could not read">
            {posting.unread.map(({ code, message }) => (
              <div key={code + message}>{message}</div>
            ))}
          </Notice>
        )}
        <SegmentedControl
          value={view}
          onChange={(next) => setView(next === 'posting' ? 'posting' : 'match')}
          aria-label="Show"
          data={[
            { value: 'match', label: 'Match' },
            { value: 'posting', label: 'What I read' },
          ]}
        />
        {view === 'match' ? (
          <>
            <MatchPanel postingId={posting.id} />
            {posting.listingId !== null && <SeenAtPanel listingId={posting.listingId} />}
            <TimelinePanel postingId={posting.id} />
          </>
        ) : (
          <>
            <PostingEditor key={posting.id} posting={posting} content={posting.content} userId={userId} />
            {posting.madeBy !== null && <MadeByLine made={posting.madeBy} />}
          </>
        )}
      </div>
      <PostingSource posting={posting} onPicked={() => setView('posting')} />
    </div>
  )
}

export function OpeningRoute() {
  const { postingId } = route.useParams()
  const userId = useUserId()
  const navigate = useNavigate()
  const [from] = useState(cameFrom)
  useEscape(() => void navigate(from))
  const posting = trpc.postings.get.useQuery({ id: postingId })
  const back = <BackLink {...from}>{listWords[from.to]}</BackLink>

  if (isAbsent(posting.error)) return <Absent kind="opening" />
  if (posting.data === undefined)
    return (
      <Page title="Opening" width="wide" back={back}>
        <Waiting query={posting} what="I could not show this opening.">
          <Skeleton height={520} radius="lg" />
        </Waiting>
      </Page>
    )
  const { content, state } = posting.data
  const title =
    content?.title?.value ??
    (state === 'reading' ? 'Reading an opening' : (hostOf(posting.data.url) ?? 'Opening without a title'))
  const under = [
    content?.employer?.value,
    content?.places
      .map(({ value }) => value)
      .slice(0, 3)
      .join('; '),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <Page
      title={title}
      width="wide"
      back={back}
      lead={under === '' ? undefined : under}
      action={
        <Group gap="xs">
          {state === 'ready' && (
            <Button renderRoot={(props) => <Link to="/outreach/new" search={{ posting: postingId }} {...props} />}>
              Write the e-mail
            </Button>
          )}
          <OpeningMenu posting={posting.data} />
        </Group>
      }
    >
      <Body posting={posting.data} userId={userId} />
    </Page>
  )
}
