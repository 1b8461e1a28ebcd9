import { Button } from '@mantine/core'
import { IconMail, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { DraftsList } from '../../features/outreach/drafts-list.tsx'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'

export function OutreachRoute() {
  const drafts = trpc.outreach.list.useQuery()
  const isEmpty = drafts.data?.length === 0
  const write = (
    <Button leftSection={<IconPencil size={16} />} renderRoot={(props) => <Link to="/outreach/new" {...props} />}>
      Write an e-mail
    </Button>
  )
  return (
    <Page
      title="Outreach"
      lead="E-mails I drafted for you. Nothing is sent until you approve exactly what goes out."
      action={!isEmpty && write}
    >
      <Waiting query={drafts} what="I could not read your e-mails.">
        <ListSkeleton rows={4} height={64} />
      </Waiting>
      {isEmpty && (
        <Empty icon={<IconMail size={22} />} title="E-mails you write appear here" action={write}>
          Tell me who it is for and show me the company page. I write a short e-mail from your profile, and every claim
          shows its source.
        </Empty>
      )}
      {drafts.data !== undefined && !isEmpty && <DraftsList rows={drafts.data} />}
    </Page>
  )
}
