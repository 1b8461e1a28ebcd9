import { Button, Stack } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EffectList } from '../../features/sending/effect-list.tsx'
import { openQuestions } from '../../features/sending/needs-you.tsx'
import { PendingApprovals } from '../../features/sending/pending-approvals.tsx'
import { UnknownEffect } from '../../features/sending/unknown-effect.tsx'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'

/** What needs the person before it goes out, and everything that did or did not. */
export function OutboxRoute() {
  const outbox = trpc.effects.outbox.useQuery()
  const { effects = [], pending = [], adapter, verdict } = outbox.data ?? {}
  const unknown = openQuestions(effects)
  const waiting = unknown.length + pending.length
  const lead =
    outbox.data === undefined
      ? undefined
      : waiting === 0
        ? 'Nothing here needs you.'
        : `${plural(waiting, 'thing needs', 'things need')} you.`
  return (
    <Page title="Outbox" lead={lead}>
      <Waiting query={outbox} what="I could not read your outbox.">
        <ListSkeleton rows={3} height={64} />
      </Waiting>
      {unknown.length > 0 && (
        <Panel title="Did these go out?">
          <Stack gap="xl">
            {unknown.map((effect) => (
              <UnknownEffect key={effect.id} effect={effect} />
            ))}
          </Stack>
        </Panel>
      )}
      {adapter !== undefined && verdict !== undefined && (
        <PendingApprovals pending={pending} adapter={adapter} verdict={verdict} />
      )}
      {outbox.data !== undefined && effects.length === 0 && pending.length === 0 && (
        <Empty icon={<IconSend size={22} />} title="E-mails you approve appear here">
          Each with exactly what went out and what became of it. I send nothing that you have not approved.
        </Empty>
      )}
      {effects.length > 0 && <EffectList effects={effects} />}
      {adapter === 'local-mailbox' && (
        <Notice
          title="There is no mail server here"
          action={
            <Button size="xs" variant="default" renderRoot={(props) => <Link to="/mailbox" {...props} />}>
              Open the mailbox
            </Button>
          }
        >
          Approved e-mails are kept in the mailbox of this instance. Nothing is delivered to anybody.
        </Notice>
      )}
    </Page>
  )
}
