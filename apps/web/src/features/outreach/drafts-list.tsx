import { Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconMail } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { whenText } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { WalkList } from '../../ui/walk-list.tsx'
import classes from './outreach.module.css'

type Row = RouterOutputs['outreach']['list'][number]

function StateIcon({ state }: Pick<Row, 'state'>) {
  if (state === 'composing') return <Loader size={20} aria-label="Being written" />
  if (state === 'failed')
    return <IconAlertTriangle size={20} stroke={1.6} color="var(--jp-bad)" aria-label="Not written" />
  return <IconMail size={20} stroke={1.6} color="var(--mantine-color-dimmed)" aria-hidden="true" />
}

/** E-mails written so far, newest first. */
export function DraftsList({ rows }: { rows: Row[] }) {
  return (
    <WalkList label="E-mails">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/outreach/$draftId" params={{ draftId: row.id }} data-walk>
            <StateIcon state={row.state} />
            <span className={classes.row}>
              <Text fw={600} component="span" truncate>
                {row.subject || (row.state === 'failed' ? 'Not written' : 'Being written')}
              </Text>
              <Text size="sm" c="dimmed" component="span" truncate>
                {[row.recipientName, row.recipientRole, row.postingTitle].filter(Boolean).join(' · ')}
              </Text>
            </span>
            <Text size="xs" c="dimmed" component="span" style={{ whiteSpace: 'nowrap' }}>
              {whenText(row.updatedAt)}
            </Text>
          </Link>
        </li>
      ))}
    </WalkList>
  )
}
