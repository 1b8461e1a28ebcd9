import { IconSunrise } from '@tabler/icons-react'
import { trpc } from '../../lib/trpc.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { UnfoldingEntry } from '../../ui/unfolding-entry.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { WalkList } from '../../ui/walk-list.tsx'
import { BriefingBody } from './briefing-body.tsx'
import { type Briefing, dayText } from './briefing-words.ts'

const kinds = { full: '', 'last-good': ', a repeated one', minimal: ', a minimal one' } satisfies Record<
  Briefing['kind'],
  string
>

function Entry({ briefing: { day, kind, madeAt, content } }: { briefing: Briefing }) {
  return (
    <UnfoldingEntry title={`${dayText(day)}${kinds[kind]}`} subtitle={content.sentences[0] ?? ''} at={madeAt}>
      <BriefingBody content={content} needs={content.needs} isPast />
    </UnfoldingEntry>
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
