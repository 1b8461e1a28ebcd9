import { Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { stageWords } from '../../lib/stage-words.ts'
import type { Briefing } from './briefing-words.ts'
import type { Need } from './needs.ts'
import { NeedsList } from './needs-list.tsx'

type News = NonNullable<Briefing['content']['pipeline']>

const titleOf = ({ title }: News['due'][number]) => title ?? 'An opening without a title'

const linesOf = ({ due, moves }: News): Need[] => [
  ...due.map((each) => ({
    key: `due-${each.postingId}`,
    title: `Follow up: ${titleOf(each)}`,
    about: each.employer ?? 'The employer is not named',
    link: { to: '/outreach/new', search: { posting: each.postingId, goal: 'follow-up-application' } } as const,
  })),
  ...moves.map((each) => ({
    key: `moved-${each.postingId}`,
    title: titleOf(each),
    about: `${each.from === null ? 'Tracked' : `From ${stageWords[each.from]}`}, now ${stageWords[each.to]}`,
    link: { to: '/openings/$postingId', params: { postingId: each.postingId } } as const,
  })),
]

/** Applications that wait for a word, and what was moved in the time told of. */
export function PipelineNews({ news }: { news: News }) {
  const lines = linesOf(news)
  if (lines.length === 0) return null
  const more = news.dueCount + news.movedCount - lines.length
  return (
    <section>
      <Title order={3}>Pipeline</Title>
      <NeedsList label="Pipeline" needs={lines} />
      <Text size="sm" c="dimmed">
        {more > 0 && `${more} more. `}
        All of it stands in <Link to="/pipeline">your pipeline</Link>.
      </Text>
    </section>
  )
}
