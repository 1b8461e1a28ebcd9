import { Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { stageWords } from '../../lib/stage-words.ts'
import classes from './briefing.module.css'
import type { Briefing } from './briefing-words.ts'

type News = NonNullable<Briefing['content']['pipeline']>

const titleOf = ({ title }: News['due'][number]) => title ?? 'An opening without a title'

function Words({ title, under }: { title: string; under: string }) {
  return (
    <span className={classes.words}>
      <Text component="span" fw={500}>
        {title}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {under}
      </Text>
    </span>
  )
}

/** Applications that wait for a word, and what was moved in the time told of. */
export function PipelineNews({ news }: { news: News }) {
  const { due, dueCount, moves, movedCount } = news
  if (dueCount + movedCount === 0) return null
  const more = dueCount - due.length + movedCount - moves.length
  return (
    <section>
      <Title order={3}>Pipeline</Title>
      <ul className={classes.needs} aria-label="Pipeline">
        {due.map((each) => (
          <li key={`due-${each.postingId}`}>
            <Link
              to="/outreach/new"
              search={{ posting: each.postingId, goal: 'follow-up-application' }}
              className={classes.need}
            >
              <Words title={`Follow up: ${titleOf(each)}`} under={each.employer ?? 'The employer is not named'} />
            </Link>
          </li>
        ))}
        {moves.map((each) => (
          <li key={`moved-${each.postingId}`}>
            <Link to="/openings/$postingId" params={{ postingId: each.postingId }} className={classes.need}>
              <Words
                title={titleOf(each)}
                under={`${each.from === null ? 'Tracked' : `From ${stageWords[each.from]}`}, now ${stageWords[each.to]}`}
              />
            </Link>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {more > 0 && `${more} more. `}
        All of it stands in <Link to="/pipeline">your pipeline</Link>.
      </Text>
    </section>
  )
}
