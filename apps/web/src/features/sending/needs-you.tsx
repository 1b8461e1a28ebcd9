import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { plural } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Outbox } from './use-sending.ts'

/** Those of which nobody knows whether they went out, and the person has not said to leave them. */
export const openQuestions = (effects: Outbox['effects']): Outbox['effects'] =>
  effects.filter(({ state, resolution }) => state === 'unknown' && resolution !== 'left')

/** Says that something in the outbox waits for the person; nothing when nothing does. */
export function NeedsYou() {
  const outbox = trpc.effects.outbox.useQuery()
  if (outbox.data === undefined) return null
  const { pending, effects } = outbox.data
  const unknown = openQuestions(effects).length
  if (unknown + pending.length === 0) return null
  const parts = [
    ...(unknown > 0 ? [`I cannot tell whether ${plural(unknown, 'e-mail')} went out.`] : []),
    ...(pending.length > 0 ? [`${plural(pending.length, 'e-mail waits', 'e-mails wait')} for your approval.`] : []),
  ]
  const open = (
    <Button size="xs" variant="default" renderRoot={(props) => <Link to="/outbox" {...props} />}>
      Open the outbox
    </Button>
  )
  return (
    <Notice tone="warn" title="Something needs you" action={open}>
      {parts.join(' ')}
    </Notice>
  )
}
