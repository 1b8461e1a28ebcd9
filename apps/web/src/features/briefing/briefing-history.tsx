import { Collapse, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconSunrise } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { whenText } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import classes from './briefing.module.css'
import { BriefingBody } from './briefing-body.tsx'
import { type Briefing, dayText } from './briefing-words.ts'

const kinds = { full: '', 'last-good': ', a repeated one', minimal: ', a minimal one' } satisfies Record<
  Briefing['kind'],
  string
>

function Entry({ briefing }: { briefing: Briefing }) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const { day, kind, madeAt, content } = briefing
  return (
    <li>
      <UnstyledButton data-walk aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        <span className={classes.words}>
          <Text component="span" fw={500}>
            {dayText(day)}
            {kinds[kind]}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {content.sentences[0]}
          </Text>
        </span>
        <Text component="span" size="xs" c="dimmed">
          {whenText(madeAt)}
        </Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={isOpen || undefined} aria-hidden="true" />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className={classes.past}>
            <BriefingBody content={content} needs={content.needs} isPast />
          </div>
        )}
      </Collapse>
    </li>
  )
}

/** The briefings of the last 30 days, as they were. */
export function BriefingHistory() {
  const briefings = trpc.briefings.list.useQuery()
  return (
    <>
      <Waiting query={briefings} what="I could not read your briefings.">
        <ListSkeleton rows={4} height={64} />
      </Waiting>
      {briefings.data?.length === 0 && (
        <Empty icon={<IconSunrise size={22} />} title="Your briefings appear here">
          One each day or week, kept for 30 days.
        </Empty>
      )}
      {briefings.data !== undefined && briefings.data.length > 0 && (
        <WalkList label="Briefings">
          {briefings.data.map((briefing) => (
            <Entry key={briefing.id} briefing={briefing} />
          ))}
        </WalkList>
      )}
    </>
  )
}
