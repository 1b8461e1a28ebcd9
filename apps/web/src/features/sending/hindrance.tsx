import { Button } from '@mantine/core'
import { Notice } from '../../ui/notice.tsx'
import { type Sending, useDecisions } from './use-sending.ts'

/** Why nothing can be sent at all just now, with the press that changes it. */
export function Hindrance({ verdict }: Pick<Sending, 'verdict'>) {
  const { setAutonomy } = useDecisions()
  if (verdict === 'brake')
    return (
      <Notice tone="warn" title="The brake is on">
        Nothing is sent, and nothing can be approved, until you resume.
      </Notice>
    )
  if (verdict !== 'level') return null
  const raise = (
    <Button
      size="xs"
      variant="default"
      loading={setAutonomy.isPending}
      onClick={() => setAutonomy.mutate({ level: 2 })}
    >
      Let me send what I approve
    </Button>
  )
  return (
    <Notice tone="warn" title="I may not send anything yet" action={raise}>
      You have not let me act. With one press I may send e-mails, each only after you have approved exactly that one.
      You can change it in Settings.
    </Notice>
  )
}
