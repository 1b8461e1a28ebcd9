import { Text } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { whenText } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'

/** What an instance without a mail server keeps of a person's mails, instead of delivering them. */
export function MailboxList() {
  const mailbox = trpc.mail.mailbox.useQuery()
  const messages = mailbox.data?.messages
  return (
    <>
      {mailbox.data && mailbox.data.adapter !== 'local-mailbox' && (
        <Notice>Mails are sent by now. What is here was kept while there was no mail server.</Notice>
      )}
      <Waiting query={mailbox} what="I could not read the mailbox.">
        <ListSkeleton rows={4} height={64} />
      </Waiting>
      {messages?.length === 0 && (
        <Empty icon={<IconMail size={22} />} title="Mails appear here">
          Those to you, and those you approve. Nothing is delivered to anybody.
        </Empty>
      )}
      {messages !== undefined && messages.length > 0 && (
        <WalkList label="Mails kept here">
          {messages.map(({ id, subject, to, keptAt }) => (
            <li key={id}>
              <Link to="/mailbox/$messageId" params={{ messageId: id }} data-walk>
                <span style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
                  <Text fw={600} component="span" truncate>
                    {subject}
                  </Text>
                  <Text size="sm" c="dimmed" component="span" truncate>
                    To {to} · {whenText(keptAt)}
                  </Text>
                </span>
              </Link>
            </li>
          ))}
        </WalkList>
      )}
    </>
  )
}
