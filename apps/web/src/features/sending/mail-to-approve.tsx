import { Button, Group, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { ExactMail } from './exact-mail.tsx'
import { Hindrance } from './hindrance.tsx'
import { RecipientField } from './recipient-field.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { useRecipient } from './use-recipient.ts'
import { type Sending, useDecisions } from './use-sending.ts'

type MailToApproveProps = { sending: Sending; draftId: string; recipientEmail: string | null; isSaved: boolean }

function whatNext(missing: string | null, isSaved: boolean, isAddressKept: boolean): string {
  if (!isAddressKept) return 'The address you typed is not saved yet.'
  if (missing !== null) return missing
  return isSaved ? 'After you approve you have 30 seconds to take it back.' : 'Your edit is being saved.'
}

/** Who it goes to, exactly what would go out, and the press that lets it. */
export function MailToApprove({ sending, draftId, recipientEmail, isSaved }: MailToApproveProps) {
  const { approveDraft, ask } = useDecisions()
  const recipient = useRecipient(draftId, recipientEmail)
  const { content, contentHash, missing, verdict, refusal, adapter, approval, serverTime } = sending
  const isAllowed = verdict !== 'level' && verdict !== 'brake'
  const isReady = contentHash !== null && isSaved && recipient.isKept && refusal === null
  const isPending = approval?.state === 'pending' && Date.parse(approval.expiresAt) > Date.parse(serverTime)
  const seen = { draftId, contentHash: contentHash ?? '' }
  return (
    <>
      <RecipientField recipient={recipient} />
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      {content !== null && <ExactMail content={content} adapter={adapter} />}
      <Hindrance verdict={verdict} />
      <Group gap="xs">
        <Button
          leftSection={<IconSend size={16} />}
          disabled={!(isReady && isAllowed)}
          loading={approveDraft.isPending}
          onClick={() => approveDraft.mutate(seen)}
        >
          Approve and send
        </Button>
        <Button
          variant="default"
          disabled={!isReady || isPending}
          loading={ask.isPending}
          onClick={() => ask.mutate(seen)}
        >
          {isPending ? 'In the outbox for later' : 'Decide later'}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {whatNext(missing, isSaved, recipient.isKept)}
      </Text>
    </>
  )
}
