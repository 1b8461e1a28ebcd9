import { Skeleton } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { MailboxMessage } from '../../features/mail/mailbox-message.tsx'
import { isAbsent } from '../../lib/api-error.ts'
import { fullTime } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Absent } from '../absent.tsx'

export function MailboxMessageRoute() {
  const { messageId } = useParams({ from: '/mailbox/$messageId' })
  const message = trpc.mail.message.useQuery({ id: messageId })

  if (isAbsent(message.error)) return <Absent kind="message" />
  return (
    <Page
      title={message.data?.subject ?? 'Mail'}
      lead={message.data && `To ${message.data.to}, kept on ${fullTime(message.data.keptAt)}. It was not delivered.`}
      back={<BackLink to="/mailbox">Mailbox</BackLink>}
    >
      <Waiting query={message} what="I could not read this mail.">
        <Skeleton height={400} />
      </Waiting>
      {message.data && <MailboxMessage message={message.data} />}
    </Page>
  )
}
