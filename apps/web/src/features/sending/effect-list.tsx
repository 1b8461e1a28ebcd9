import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { whenText } from '../../lib/format.ts'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import type { Effect } from './use-sending.ts'

function standOf({ state, adapter, delivery }: Effect): { words: string; tone: StateTone } {
  if (delivery === 'bounced' || delivery === 'failed') return { words: 'Came back', tone: 'bad' }
  if (delivery === 'complained') return { words: 'Marked as spam', tone: 'bad' }
  if (delivery === 'delivered') return { words: 'Delivered', tone: 'ok' }
  if (state === 'done')
    return adapter === 'local-mailbox' ? { words: 'Kept here', tone: 'ok' } : { words: 'Sent', tone: 'ok' }
  if (state === 'failed') return { words: 'Not sent', tone: 'bad' }
  if (state === 'unknown') return { words: 'Unknown', tone: 'warn' }
  if (state === 'cancelled') return { words: 'Taken back', tone: 'plain' }
  return { words: state === 'planned' ? 'Approved' : 'Being sent', tone: 'plain' }
}

/** Everything that went out, was about to, or did not, newest first. */
export function EffectList({ effects }: { effects: Effect[] }) {
  return (
    <WalkList label="E-mails on their way out">
      {effects.map((effect) => {
        const { words, tone } = standOf(effect)
        return (
          <li key={effect.id}>
            <Link to="/outreach/$draftId" params={{ draftId: effect.draftId }} data-walk>
              <span style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
                <Text fw={600} component="span" truncate>
                  {effect.content.subject}
                </Text>
                <Text size="sm" c="dimmed" component="span" truncate>
                  {effect.content.to} · {whenText(effect.endedAt ?? effect.createdAt)}
                </Text>
              </span>
              <StateMark tone={tone}>{words}</StateMark>
            </Link>
          </li>
        )
      })}
    </WalkList>
  )
}
