import { setTimeout as wait } from 'node:timers/promises'
import { recordAction } from '@jobpilot/domain/activity/activity.service'
import type { EffectView } from '@jobpilot/domain/effects/effects.repository'
import { type Performed, performEffect } from '@jobpilot/domain/effects/perform-effect'
import type { Handler } from '../../handlers.ts'
import { TaskFailure } from '../../task-failure.ts'

const agent = 'Mail sender'

/** Hands one approved e-mail over, when its undo window is over. */
export const sendMail: Handler<'outreach/send-mail'> = async (context, { userId, runId, effectId }, run) => {
  const started = performance.now()
  const perform = async (): Promise<Performed> => {
    const performed = await performEffect(context.db, context.mail, { userId, effectId, publicUrl: context.publicUrl })
    if (performed.kind !== 'wait') return performed
    // Clocks differ a little, and a run that was released or tried again comes early.
    await wait(performed.ms + 50, undefined, { signal: run.signal })
    return await perform()
  }
  const effect = await run.step('send', async () => sentOrThrow(await perform()), wordsOf)
  await run.finish('record', async (tx) => {
    await recordAction(tx, userId, {
      agent,
      action: wordsOf(effect),
      rationale: 'You approved exactly this e-mail, and the time to take it back was over.',
      confidence: null,
      alternatives: [],
      madeBy: { engine: 'built-in', version: '1' },
      durationMs: performance.now() - started,
      runId,
      subject: { kind: 'draft', id: effect.draftId },
    })
    return { summary: wordsOf(effect), result: { draftId: effect.draftId, effectId } }
  })
}

const wordsOf = ({ content, adapter }: EffectView): string =>
  adapter === 'local-mailbox'
    ? `Kept the e-mail to ${content.to} in this instance's mailbox; nothing was delivered`
    : `Handed the e-mail to ${content.to} to the mail server`

/** Every other end is one the person should read about, with what to do next. */
function sentOrThrow(performed: Performed): EffectView {
  if (performed.kind !== 'ended')
    throw new TaskFailure('not-found', 'There is nothing left to send here. Look at the e-mail for how it stands.')
  const { state, outcome } = performed.effect
  if (state === 'done') return performed.effect
  if (state === 'failed')
    throw new TaskFailure(
      outcome?.code ?? 'failed',
      `${outcome?.message ?? 'It was not sent.'} Nothing went out. Approve it again to try once more.`,
    )
  if (state === 'unknown')
    throw new TaskFailure(
      'unknown-outcome',
      'I cannot tell whether this e-mail went out, so I do not send it again. Tell me in the outbox what you know.',
    )
  throw new TaskFailure(outcome?.code ?? 'cancelled', outcome?.message ?? 'This was taken back, so nothing was sent.')
}
