import { Text } from '@mantine/core'
import { fullTime } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './sending.module.css'

/** What an instance without a mail server keeps instead of delivering it. */
export function MailboxPanel() {
  const mailbox = trpc.effects.mailbox.useQuery()
  return (
    <Panel title="Mailbox of this instance">
      <Text size="sm" c="dimmed" mb="sm">
        There is no mail server here, so approved e-mails are kept in this place. Nothing is delivered to anybody.
      </Text>
      <Waiting query={mailbox} what="I could not read the mailbox." />
      {mailbox.data?.length === 0 && <Text size="sm">It is empty.</Text>}
      <ul className={classes.list}>
        {mailbox.data?.map(({ id, mail, keptAt }) => (
          <li key={id}>
            <div className={classes.entry}>
              <Text fw={600}>{mail.subject}</Text>
              <Text size="xs" c="dimmed">
                {fullTime(keptAt)}
              </Text>
            </div>
            <Text size="sm" c="dimmed">
              To {mail.to.address}
            </Text>
            <p className={classes.body}>{mail.text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
