import { MailboxList } from '../../features/mail/mailbox-list.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Page } from '../../ui/page.tsx'

export function MailboxRoute() {
  return (
    <Page
      title="Mailbox"
      lead="What an instance without a mail server keeps. Only you see yours."
      back={<BackLink to="/outbox">Outbox</BackLink>}
    >
      <MailboxList />
    </Page>
  )
}
