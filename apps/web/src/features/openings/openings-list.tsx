import { Badge, Loader, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { hostOf, whenText } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { ScoreRing } from '../../ui/score-ring.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import classes from './openings.module.css'

type Row = RouterOutputs['postings']['list'][number]

function Lead({ row }: { row: Row }) {
  if (row.state === 'reading')
    return (
      <span className={classes.lead}>
        <Loader size={22} aria-label="Reading" />
      </span>
    )
  if (row.state === 'failed')
    return (
      <span className={classes.lead}>
        <IconAlertTriangle size={22} stroke={1.6} color="var(--jp-bad)" aria-label="Could not be read" />
      </span>
    )
  if (row.score === null)
    return (
      <span className={`${classes.lead} ${classes.none}`} role="img" aria-label="No score yet">
        –
      </span>
    )
  return <ScoreRing score={row.score} size={40} label={`Score ${row.score} of 100`} />
}

function under(row: Row): string {
  if (row.state === 'reading') return 'I am reading it'
  if (row.state === 'failed') return row.error?.message ?? 'I could not read it'
  return [row.employer, row.place].filter(Boolean).join(' · ') || 'The employer is not named'
}

/** Openings, newest first. */
export function OpeningsList({ rows }: { rows: Row[] }) {
  return (
    <WalkList label="Openings">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/openings/$postingId" params={{ postingId: row.id }} data-walk>
            <Lead row={row} />
            <span className={classes.words}>
              <Text fw={600} component="span" truncate>
                {row.title ?? hostOf(row.url) ?? 'Opening without a title'}
              </Text>
              <Text size="sm" c="dimmed" component="span" truncate>
                {under(row)}
              </Text>
            </span>
            {row.band === 'strong' && (
              <Badge color="moss" variant="light" tt="none" visibleFrom="sm">
                Strong
              </Badge>
            )}
            <Text size="xs" c="dimmed" className={classes.when} component="span">
              {whenText(row.createdAt)}
            </Text>
          </Link>
        </li>
      ))}
    </WalkList>
  )
}
