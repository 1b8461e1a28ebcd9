import type { MatchContent } from '@jobpilot/schemas/match'
import { Skeleton, Stack, Text } from '@mantine/core'
import { conditionWords } from '../../lib/condition-words.ts'
import { whenText } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConditionList } from '../../ui/condition-list.tsx'
import { MadeByLine } from '../../ui/made-by.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScoreRing } from '../../ui/score-ring.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './match.module.css'
import { PartBars, partNames } from './part-bars.tsx'
import { PointList } from './point-list.tsx'
import { ScoreHistory } from './score-history.tsx'
import { VerdictCounts, VerdictList } from './verdict-list.tsx'

const bandWords = { strong: 'A strong match', possible: 'A possible match', weak: 'A weak match' } satisfies Record<
  MatchContent['band'],
  string
>

function Summary({ match }: { match: MatchContent }) {
  const unknown = match.parts.filter(({ known }) => !known).map(({ key }) => partNames[key].toLowerCase())
  const confidence = Math.round(match.confidence * 100)
  return (
    <div className={classes.summary}>
      <ScoreRing
        score={match.score}
        size={132}
        parts={match.parts}
        label={`Score ${match.score} of 100, ${bandWords[match.band].toLowerCase()}`}
      />
      <div className={classes.summaryWords}>
        <Text fw={600} size="xl">
          {bandWords[match.band]}
        </Text>
        <Text c="dimmed" size="sm">
          I am {confidence} % sure. {unknown.length === 0 ? 'Every part is known.' : `Unknown: ${unknown.join(', ')}.`}
        </Text>
      </div>
      <PartBars parts={match.parts} />
    </div>
  )
}

/** How well an opening fits the profile, and why; every line with the words it rests on. */
export function MatchPanel({ postingId }: { postingId: string }) {
  const match = trpc.matches.get.useQuery({ postingId })
  if (match.data === undefined)
    return (
      <Waiting query={match} what="I could not read the match.">
        <Skeleton height={420} radius="lg" />
      </Waiting>
    )
  if (match.data === null) {
    return (
      <Panel title="Match">
        <Text c="dimmed">There is no score yet. I match an opening as soon as it is read and you have a profile.</Text>
      </Panel>
    )
  }
  const { content, isCurrent, isPassed, createdAt, verdicts, explanation } = match.data
  const concerns = [...(explanation?.concerns ?? []), ...content.concerns]
  return (
    <>
      <Panel title="Match">
        <Stack gap="md">
          {!isCurrent && (
            <Notice tone="warn">
              This score is from {whenText(createdAt)}, before your last change.{' '}
              {isPassed ? 'I compare what you passed again when you take it back.' : 'I am comparing it again.'}
            </Notice>
          )}
          <Summary match={content} />
          <MadeByLine made={content.madeBy} />
        </Stack>
      </Panel>
      {verdicts.length > 0 && (
        <Panel title="Your deal-breakers">
          <ConditionList
            label="Your deal-breakers"
            conditions={verdicts.map(({ condition, verdict, line }) => ({
              words: conditionWords(condition),
              verdict,
              quote: line?.quote ?? null,
            }))}
          />
        </Panel>
      )}
      <Panel title="Must-haves" action={<VerdictCounts verdicts={content.mustHaves} />}>
        <VerdictList verdicts={content.mustHaves} emptyText="The posting names nothing as necessary." />
      </Panel>
      {concerns.length > 0 && (
        <Panel title="Concerns">
          <PointList points={concerns} tone="warn" />
        </Panel>
      )}
      {(explanation ?? content).reasons.length > 0 && (
        <Panel title="Why it fits">
          <PointList points={(explanation ?? content).reasons} tone="ok" />
          {explanation && <MadeByLine made={explanation.madeBy} />}
        </Panel>
      )}
      {content.niceToHaves.length > 0 && (
        <Panel title="Nice to have">
          <VerdictList verdicts={content.niceToHaves} emptyText="" />
        </Panel>
      )}
      <ScoreHistory postingId={postingId} />
    </>
  )
}
