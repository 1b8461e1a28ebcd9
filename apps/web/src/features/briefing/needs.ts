import type { LinkProps } from '@tanstack/react-router'
import { fullTime } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import type { Briefing } from './briefing-words.ts'

type Needs = NonNullable<Briefing['content']['needs']>
export type Need = { key: string; title: string; about: string; link: LinkProps }

const outbox: LinkProps = { to: '/outbox' }

function linkOf({ subjectKind, subjectId }: Needs['stopped'][number]): LinkProps {
  if (subjectKind === 'document') return { to: '/profile' }
  if (subjectKind === 'posting' && subjectId !== null)
    return { to: '/openings/$postingId', params: { postingId: subjectId } }
  if (subjectKind === 'draft' && subjectId !== null) return { to: '/outreach/$draftId', params: { draftId: subjectId } }
  return { to: '/activity' }
}

/** What needed the person, the worst first, each with the place where it is settled. */
export function needsOf({ unknown, unknownCount, stopped, stoppedCount, approvals, approvalCount }: Needs): Need[] {
  const more = (count: number, listed: readonly unknown[], about: string, link: LinkProps): Need[] =>
    count > listed.length ? [{ key: about, title: `${count - listed.length} more`, about, link }] : []
  return [
    ...unknown.map(({ effectId, to, subject }) => ({
      key: effectId,
      title: `Did this go out? ${subject}`,
      about: `I cannot tell whether the e-mail to ${to} went out.`,
      link: outbox,
    })),
    ...more(unknownCount, unknown, 'E-mails of which I cannot tell, in the outbox.', outbox),
    ...stopped.map((run) => ({
      key: run.runId,
      title: 'Something stopped before the end',
      about: run.message,
      link: linkOf(run),
    })),
    ...more(stoppedCount, stopped, 'Work that stopped, in your activity.', { to: '/activity' }),
    ...approvals.map(({ approvalId, draftId, to, subject, expiresAt }) => ({
      key: approvalId,
      title: `Approve or reject: ${subject}`,
      about: `To ${to}. Waits until ${fullTime(expiresAt)}.`,
      link: { to: '/outreach/$draftId', params: { draftId } } satisfies LinkProps,
    })),
    ...more(approvalCount, approvals, 'E-mails to approve, in the outbox.', outbox),
  ]
}

const mostListed = 10

/** The same as it stands now: settled things are gone, new ones are there. The briefing's own until that is known. */
export function useNeedsNow(then: Needs): Needs {
  const sending = trpc.effects.outbox.useQuery()
  const runs = trpc.runs.list.useQuery()
  if (sending.data === undefined) return then
  const unknown = sending.data.effects
    .filter(({ state, resolution }) => state === 'unknown' && resolution !== 'left')
    .map(({ id, draftId, content }) => ({ effectId: id, draftId, to: content.to, subject: content.subject }))
  const approvals = sending.data.pending.map(({ id, draftId, content, expiresAt }) => ({
    approvalId: id,
    draftId,
    to: content.to,
    subject: content.subject,
    expiresAt,
  }))
  const isStopped = (runId: string) => {
    const state = runs.data?.find(({ id }) => id === runId)?.state
    return state === undefined || state === 'failed' || state === 'dead'
  }
  const stopped = then.stopped.filter(({ runId }) => isStopped(runId))
  return {
    unknown,
    unknownCount: unknown.length,
    stopped,
    stoppedCount: then.stoppedCount - (then.stopped.length - stopped.length),
    approvals: approvals.slice(0, mostListed),
    approvalCount: approvals.length,
  }
}
