import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { hostOf, whenText } from '../../lib/format.ts'
import { stageWords } from '../../lib/stage-words.ts'
import { type RouterOutputs, trpc } from '../../lib/trpc.ts'
import { Panel } from '../../ui/panel.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './openings.module.css'

type Entry = RouterOutputs['postings']['timeline']['entries'][number]
type Material = RouterOutputs['postings']['timeline']['materials'][number]

const decisionWords = { kept: 'You kept it', passed: 'You passed it', new: 'You put it back to review' } as const
const sentWords: Partial<Record<Extract<Entry, { kind: 'sent' }>['state'], string>> = {
  done: 'E-mail sent',
  failed: 'E-mail not sent',
  unknown: 'E-mail that may have gone out',
}
const materialWords = { mail: 'E-mail', letter: 'Letter' } as const

function DraftLink({ draftId, subject }: { draftId: string; subject: string | null }) {
  return (
    <Link to="/outreach/$draftId" params={{ draftId }}>
      {subject || 'without a subject'}
    </Link>
  )
}

function movedText({ from, to, by }: Extract<Entry, { kind: 'moved' }>): string {
  const who = by === 'you' ? 'You' : by
  if (to === null) return `${who} stopped tracking it`
  return `${who} moved it ${from === null ? '' : `from ${stageWords[from]} `}to ${stageWords[to]}`
}

function told(entry: Entry): ReactNode {
  switch (entry.kind) {
    case 'seen':
      return `First seen at ${hostOf(entry.url) ?? 'its source'}`
    case 'reposted':
      return `Posted again at ${hostOf(entry.url) ?? 'its source'}`
    case 'gone':
      return `No longer listed at ${hostOf(entry.url) ?? 'its source'}`
    case 'added':
      return 'You added it'
    case 'scored':
      return `Scored ${entry.score} of 100`
    case 'decided':
      return decisionWords[entry.decision]
    case 'written':
      return (
        <>
          Written: <DraftLink {...entry} />
        </>
      )
    case 'sent':
      return (
        <>
          {sentWords[entry.state] ?? 'E-mail on its way'}: <DraftLink {...entry} />
        </>
      )
    case 'moved':
      return movedText(entry)
  }
}

function Materials({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return null
  return (
    <Panel title="Made for it">
      <ul className={classes.timeline} aria-label="Made for this opening">
        {materials.map(({ draftId, kind, state, subject, at }) => (
          <li key={draftId}>
            <Anchor renderRoot={(props) => <Link to="/outreach/$draftId" params={{ draftId }} {...props} />}>
              {subject || `${materialWords[kind]}${state === 'failed' ? ', not written' : ', being written'}`}
            </Anchor>
            <Text component="span" size="sm" c="dimmed">
              {materialWords[kind]}, {whenText(at)}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What was made for an opening, and what happened to it, the newest first. */
export function TimelinePanel({ postingId }: { postingId: string }) {
  const timeline = trpc.postings.timeline.useQuery({ id: postingId })
  return (
    <>
      <Materials materials={timeline.data?.materials ?? []} />
      <Panel title="Timeline">
        <Waiting query={timeline} what="I could not read what happened.">
          <Skeleton height={90} />
        </Waiting>
        <ol className={classes.timeline} aria-label="Timeline">
          {timeline.data?.entries.map((entry) => (
            <li key={JSON.stringify(entry)}>
              <span>{told(entry)}</span>
              <Text component="span" size="sm" c="dimmed">
                {whenText(entry.at)}
              </Text>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}
