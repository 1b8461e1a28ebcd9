import type { MailSnapshot } from '@jobpilot/schemas/effects'
import { Text } from '@mantine/core'
import classes from './sending.module.css'
import type { Adapter } from './use-sending.ts'

type ExactMailProps = { content: MailSnapshot; adapter: Adapter; isWhole?: boolean }

/** Exactly what goes out, header by header; `isWhole` shows the text too, where it is not beside it already. */
export function ExactMail({ content, adapter, isWhole = false }: ExactMailProps) {
  const { to, toName, fromName, replyTo, subject, body } = content
  return (
    <div>
      <dl className={classes.facts}>
        <div>
          <dt>To</dt>
          <dd>{toName === '' ? to : `${toName} <${to}>`}</dd>
        </div>
        <div>
          <dt>From</dt>
          <dd>{fromName === '' ? 'You' : fromName}</dd>
        </div>
        <div>
          <dt>Answers to</dt>
          <dd>{replyTo ?? 'The address of this instance: your profile has no e-mail address'}</dd>
        </div>
        <div>
          <dt>Subject</dt>
          <dd>{subject}</dd>
        </div>
        <div>
          <dt>With it</dt>
          <dd>
            No attachments, nothing that tells when it is read. Their mail program is offered a way to ask you to stop.
          </dd>
        </div>
      </dl>
      {isWhole && <p className={classes.body}>{body}</p>}
      {adapter === 'local-mailbox' && (
        <Text size="sm" mt="sm" className={classes.local}>
          There is no mail server on this instance. An approved e-mail is kept in this instance's mailbox; nothing is
          delivered to anybody.
        </Text>
      )}
    </div>
  )
}
