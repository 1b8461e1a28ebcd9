import { ActionIcon, Menu, Skeleton } from '@mantine/core'
import { IconDots, IconRefresh, IconTrash } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FailedMail } from '../../features/outreach/failed-mail.tsx'
import { MailActions } from '../../features/outreach/mail-actions.tsx'
import { MailResult } from '../../features/outreach/mail-result.tsx'
import classes from '../../features/outreach/outreach.module.css'
import { type Draft, useMailEditor } from '../../features/outreach/use-mail-editor.ts'
import { useRemoveDraft } from '../../features/outreach/use-remove-draft.ts'
import { RunProgress } from '../../features/runs/run-progress.tsx'
import { SendPanel } from '../../features/sending/send-panel.tsx'
import { isAbsent } from '../../lib/api-error.ts'
import { useLiveStore } from '../../lib/live/live-store.ts'
import { trpc } from '../../lib/trpc.ts'
import { useUserId } from '../../lib/use-me.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toastProblem } from '../../ui/problem-toast.tsx'
import { useEscape } from '../../ui/typing.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Absent } from '../absent.tsx'

const route = getRouteApi('/outreach/$draftId')

function useShowDraft() {
  const navigate = useNavigate()
  return (draftId: string) => void navigate({ to: '/outreach/$draftId', params: { draftId } })
}

function DraftMenu({ draft }: { draft: Draft }) {
  const remove = useRemoveDraft()
  const show = useShowDraft()
  const again = trpc.outreach.composeAgain.useMutation({ onError: (error) => toastProblem(error) })
  // Shown only while they are still here.
  const writeAgain = () => again.mutate({ id: draft.id }, { onSuccess: ({ draftId }) => show(draftId) })
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label="More for this e-mail">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={writeAgain}>
          Write another one
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="var(--jp-bad)" onClick={() => remove(draft.id)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Writing({ draft }: { draft: Draft }) {
  const partial = useLiveStore((state) => state.partialByDraft[draft.id])
  return (
    <Panel title="Writing">
      {draft.runId === null ? (
        <Skeleton height={160} />
      ) : (
        <RunProgress runId={draft.runId}>
          {partial !== undefined && (
            <div className={classes.partial} aria-live="polite">
              {partial}
            </div>
          )}
        </RunProgress>
      )}
    </Panel>
  )
}

const forWhom = ({ request, postingTitle }: Draft) =>
  [request.recipientName, request.recipientRole, postingTitle].filter(Boolean).join(' · ')

function ReadyDraft({
  draft,
  content,
  top,
}: {
  draft: Draft
  content: NonNullable<Draft['content']>
  top: { back: ReactNode; lead: string }
}) {
  const userId = useUserId()
  const editor = useMailEditor(draft, userId)
  return (
    <Page
      title={editor.text.subject || 'E-mail without a subject'}
      width="wide"
      {...top}
      action={
        <>
          <DraftMenu draft={draft} />
          <MailActions id={draft.id} {...editor.text} />
        </>
      }
    >
      <MailResult
        draft={draft}
        content={content}
        editor={editor}
        sending={
          <SendPanel draftId={draft.id} recipientEmail={draft.recipientEmail} isSaved={editor.state === 'saved'} />
        }
      />
    </Page>
  )
}

export function DraftRoute() {
  const { draftId } = route.useParams()
  const navigate = useNavigate()
  const show = useShowDraft()
  useEscape(() => void navigate({ to: '/outreach' }))
  const draft = trpc.outreach.get.useQuery({ id: draftId })
  const back = <BackLink to="/outreach">Outreach</BackLink>

  if (isAbsent(draft.error)) return <Absent kind="mail" />
  if (draft.data === undefined)
    return (
      <Page title="E-mail" width="wide" back={back}>
        <Waiting query={draft} what="I could not show this e-mail.">
          <Skeleton height={480} radius="lg" />
        </Waiting>
      </Page>
    )
  const top = { back, lead: forWhom(draft.data) }
  if (draft.data.state === 'composing')
    return (
      <Page title="Writing your e-mail" {...top} action={<DraftMenu draft={draft.data} />}>
        <Writing draft={draft.data} />
      </Page>
    )
  if (draft.data.content === null)
    return (
      <Page title="This e-mail is not written" {...top} action={<DraftMenu draft={draft.data} />}>
        <FailedMail draft={draft.data} onStarted={show} />
      </Page>
    )
  return <ReadyDraft key={draftId} draft={draft.data} content={draft.data.content} top={top} />
}
