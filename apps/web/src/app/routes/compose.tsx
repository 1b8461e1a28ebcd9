import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ComposeForm } from '../../features/outreach/compose-form.tsx'
import { isAbsent } from '../../lib/api-error.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useEscape } from '../../ui/typing.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Absent } from '../absent.tsx'

const route = getRouteApi('/outreach/new')

type Short = { id: string; title: string | null; employer: string | null }

const optionOf = ({ id, title, employer }: Short) => ({
  value: id,
  label: [title ?? 'Opening without a title', employer].filter(Boolean).join(', '),
})
const shortOf = ({ id, content }: RouterOutputs['postings']['get']): Short => ({
  id,
  title: content?.title?.value ?? null,
  employer: content?.employer?.value ?? null,
})

export function ComposeRoute() {
  const userId = useUserId()
  const navigate = useNavigate()
  const { posting, goal } = route.useSearch()
  const postings = trpc.postings.list.useQuery()
  const profile = trpc.profile.get.useQuery()
  const named = trpc.postings.get.useQuery({ id: posting ?? '' }, { enabled: posting !== undefined })
  useEscape(() => void navigate({ to: '/outreach' }))
  const listed = (postings.data ?? []).filter(({ state }) => state === 'ready').map(optionOf)
  // One that is still to be reviewed is not in the list.
  const isUnlisted = named.data !== undefined && !listed.some(({ value }) => value === named.data.id)
  const openings = isUnlisted ? [optionOf(shortOf(named.data)), ...listed] : listed

  if (isAbsent(named.error)) return <Absent kind="opening" />
  return (
    <Page
      title="Write an e-mail"
      back={<BackLink to="/outreach">Outreach</BackLink>}
      lead="At most 120 words, from your profile's own facts. You read it before anybody else does."
    >
      {profile.data === null && (
        <Notice
          tone="warn"
          title="I need your profile first"
          action={
            <Button size="xs" renderRoot={(props) => <Link to="/profile" {...props} />}>
              Add your resume
            </Button>
          }
        >
          Without it I have nothing true to say about you.
        </Notice>
      )}
      <Waiting query={postings} what="I could not read your openings.">
        <Skeleton height={520} radius="lg" />
      </Waiting>
      {postings.data !== undefined && posting !== undefined && (
        <Waiting query={named} what="I could not read this opening.">
          <Skeleton height={520} radius="lg" />
        </Waiting>
      )}
      {postings.data !== undefined && (posting === undefined || named.data !== undefined) && (
        <ComposeForm
          key={posting ?? 'none'}
          userId={userId}
          openings={openings}
          postingId={posting ?? null}
          goal={goal}
          onStarted={(draftId) => void navigate({ to: '/outreach/$draftId', params: { draftId } })}
        />
      )}
    </Page>
  )
}
