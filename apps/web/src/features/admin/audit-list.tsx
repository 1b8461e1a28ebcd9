import { Button, Stack, Text, Title } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { fullTime, whenText, words } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './audit-list.module.css'
import { useAudit } from './use-audit.ts'

type Entry = RouterOutputs['admin']['audit']['items'][number]

const whoText = ({ actor, email }: Entry) => email ?? actor ?? 'Whoever runs the machine'

/** What it was done to, unless that is the person themselves, and the figures beside it. */
function aboutText({ actor, subject, detail }: Entry): string {
  const figures = Object.entries(typeof detail === 'object' && detail !== null ? detail : {}).map(
    ([name, value]) => `${words(name.replace(/([A-Z])/g, ' $1').toLowerCase())} ${String(value).slice(0, 12)}`,
  )
  return [subject !== '' && subject !== actor ? subject : '', ...figures].filter((text) => text !== '').join(' · ')
}

function AuditRow({ entry }: { entry: Entry }) {
  const about = aboutText(entry)
  return (
    <li>
      <span className={classes.what}>
        <Text component="span" fw={500}>
          {words(entry.action)}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {whoText(entry)}
        </Text>
        {about !== '' && (
          <Text component="span" size="xs" c="dimmed">
            {about}
          </Text>
        )}
      </span>
      <Text component="time" size="xs" c="dimmed" className={classes.when} title={fullTime(entry.at)}>
        {whenText(entry.at)}
      </Text>
    </li>
  )
}

/** Who did what of weight; nobody can change it, and a changed entry shows. */
export function AuditList() {
  const log = useAudit()
  const shown = log.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Stack gap="md" component="section" aria-labelledby="audit">
      <div>
        <Title order={2} id="audit">
          Audit log
        </Title>
        <Text size="sm" c="dimmed">
          Each entry is sealed to the one before. On the machine, <code>npm run audit:verify</code> checks them all.
        </Text>
      </div>
      {log.data === undefined ? (
        <Waiting query={log} what="I could not read the audit log.">
          <ListSkeleton rows={4} height={62} />
        </Waiting>
      ) : shown.length === 0 ? (
        <Empty icon={<IconListCheck size={22} />} title="Nothing yet">
          Sign-ins, approvals, the brake, autonomy and what admins do appear here.
        </Empty>
      ) : (
        <ul className={classes.list} aria-label="Audit log">
          {shown.map((entry) => (
            <AuditRow key={entry.seq} entry={entry} />
          ))}
        </ul>
      )}
      {log.hasNextPage && (
        <Button variant="default" mx="auto" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show earlier entries
        </Button>
      )}
    </Stack>
  )
}
