import { Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { fullTime, plural, usd } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { ScoreRing } from '../../ui/score-ring.tsx'
import classes from './briefing.module.css'
import type { Briefing } from './briefing-words.ts'
import { needsOf, useNeedsNow } from './needs.ts'
import { CaughtUp, NeedsList } from './needs-list.tsx'
import { PipelineNews } from './pipeline-news.tsx'

type Content = Briefing['content']
type Match = NonNullable<Content['openings']>['matches'][number]

function Figure({ value, one, many }: { value: number | null; one: string; many: string }) {
  return (
    <div>
      <dt>{value === 1 ? one : many}</dt>
      <dd>{value ?? <span className={classes.unread}>not read</span>}</dd>
    </div>
  )
}

function Opening({ pick, about }: { pick: Match; about: string | null }) {
  return (
    <Link to="/openings/$postingId" params={{ postingId: pick.postingId }} className={classes.need}>
      <ScoreRing score={pick.score} size={40} label={`Score ${pick.score} of 100`} />
      <span className={classes.words}>
        <Text component="span" fw={500}>
          {pick.title ?? 'An opening without a title'}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {[pick.employer, about].filter((each) => each !== null).join(' · ') || 'The employer is not named'}
        </Text>
      </span>
    </Link>
  )
}

type DoneProps = { work: Content['work']; spend: Content['spend'] }

function Done({ work, spend }: DoneProps) {
  const did = work?.agents.map(({ agent, count }) => `${agent}: ${plural(count, 'thing')}`).join(', ')
  const spent =
    spend === null
      ? 'What I spent could not be read.'
      : `Spent ${usd(spend.microUsd)}; ${usd(spend.monthMicroUsd)} this month.`
  return (
    <Text size="sm" c="dimmed">
      {work === null ? 'What I did could not be read.' : did === '' ? 'I did nothing in that time.' : `${did}.`} {spent}{' '}
      <Link to="/activity">See each of them</Link>
    </Text>
  )
}
type BodyProps = { content: Content; needs: Content['needs']; isPast?: boolean }

/** A briefing from its notice to its end. `needs` is what to show of what needs the person: then, or now. */
export function BriefingBody({ content, needs, isPast = false }: BodyProps) {
  const { openings, topPick, pipeline, work, spend, notice, sentences, asOf, since } = content
  const list = needs === null ? [] : needsOf(needs)
  const count = needs === null ? null : needs.unknownCount + needs.stoppedCount + needs.approvalCount
  const pick = topPick?.pick ?? null
  const others = openings?.matches.filter(({ postingId }) => postingId !== pick?.postingId) ?? []
  return (
    <div className={classes.body}>
      {notice !== null && (
        <Notice tone="warn" title={notice}>
          Its figures are of {fullTime(asOf)}.
        </Notice>
      )}
      <Text className={classes.sentences}>{sentences.join(' ')}</Text>
      <dl className={classes.figures}>
        <Figure value={count} one={isPast ? 'needed you' : 'needs you'} many={isPast ? 'needed you' : 'need you'} />
        <Figure value={openings?.readCount ?? null} one="new opening" many="new openings" />
        <Figure value={openings?.strongCount ?? null} one="strong match" many="strong matches" />
      </dl>
      {pick !== null && (
        <section className={classes.pick}>
          <Title order={3}>Top pick</Title>
          <Opening pick={pick} about={pick.reason} />
        </section>
      )}
      {list.length > 0 && (
        <section>
          <Title order={3}>{isPast ? 'What needed you' : 'What needs you'}</Title>
          <NeedsList needs={list} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <Title order={3}>New matches</Title>
          <ul className={classes.needs} aria-label="New matches">
            {others.map((each) => (
              <li key={each.postingId}>
                <Opening pick={each} about={null} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {pipeline !== null && <PipelineNews news={pipeline} />}
      <section>
        <Title order={3}>What I did and spent</Title>
        <Done work={work} spend={spend} />
        <Text size="xs" c="dimmed" mt={4}>
          From {fullTime(since)} to {fullTime(asOf)}.
        </Text>
      </section>
      {!isPast && count !== null && <CaughtUp left={count} />}
    </div>
  )
}

/** Today's, with what needs the person as it stands now. */
export function BriefingOfToday({ content }: { content: Content }) {
  const { needs } = content
  return needs === null ? (
    <BriefingBody content={content} needs={null} />
  ) : (
    <WithNeedsNow content={content} then={needs} />
  )
}

function WithNeedsNow({ content, then }: { content: Content; then: NonNullable<Content['needs']> }) {
  return <BriefingBody content={content} needs={useNeedsNow(then)} />
}
