import { withUser } from '@jobpilot/db/with-user'
import { recordAction } from '@jobpilot/domain/activity/activity.service'
import { storeExplanations } from '@jobpilot/domain/matches/explanations.repository'
import { findProfile } from '@jobpilot/domain/profile/profile.repository'
import { type Compared, compareListings } from '@jobpilot/domain/review/compare-listings'
import { dropSame } from '@jobpilot/domain/review/drop-same'
import { keepForReview, noteSearched } from '@jobpilot/domain/review/keep-for-review'
import { applyLearned, findLearnedThatCounts } from '@jobpilot/domain/review/learn'
import { findKnownListings } from '@jobpilot/domain/review/review.repository'
import { meterModel } from '@jobpilot/domain/spend/metered-model'
import { findSearchBasis } from '@jobpilot/domain/wishes/wishes.service'
import type { Handler } from '../../handlers.ts'
import { TaskFailure } from '../../task-failure.ts'
import { type Explained, explainBest } from './explain-best.ts'

const agent = 'Scout'
/** Candidates compared exactly. */
const mostCompared = 150
/** From the original design: what scores less is not shown. */
const leastScore = 40
/** New openings of one search: more than a person reads in a sitting. */
const mostKept = 25

/** Searches the open listings for a person, compares the best exactly, and lays out those worth reading. */
export const findOpenings: Handler<'openings/find-openings'> = async (context, { userId, runId }, run) => {
  const started = performance.now()
  const found = await run.step(
    'search',
    async () => {
      const { basis, known, learned } = await withUser(context.db, userId, async (tx) => ({
        basis: await findSearchBasis(tx, userId),
        known: await findKnownListings(tx, userId),
        learned: await findLearnedThatCounts(tx, userId),
      }))
      if (!basis)
        throw new TaskFailure(
          'nothing-to-search-by',
          'I know neither a title nor a skill of yours. Say what work you look for, or add a resume, then search again.',
        )
      const candidates = await context.listings.find(basis.wish, { most: mostCompared, known })
      return { basis, candidates, learned, known }
    },
    ({ candidates }) =>
      candidates.length === 0 ? 'Nothing new fits' : `${candidates.length} candidates to look at closely`,
  )
  const rank = ({ match, facts }: Compared) => match.score + applyLearned(facts, found.learned).points
  const best = await run.step(
    'compare',
    async () => {
      const compared = (await compareListings(context.db, found.basis, found.candidates))
        .filter(({ match }) => match.score >= leastScore)
        .sort((a, b) => rank(b) - rank(a))
      const different = await withUser(context.db, userId, (tx) => dropSame(tx, userId, compared, found.known))
      return different.slice(0, mostKept)
    },
    (kept) => `${kept.length} reach ${leastScore} points or more`,
  )
  const model = context.model && meterModel(context.db, context.model, { userId, runId, agent })
  let explained: Explained = { found: [], stopped: undefined }
  if (model && best.length > 0)
    explained = await run.step(
      'explain',
      async () => {
        const profile = await withUser(context.db, userId, (tx) => findProfile(tx, userId))
        // A newer one has a search of its own.
        return profile?.version === found.basis.profileVersion
          ? await explainBest(best, profile.content, model, run.signal)
          : explained
      },
      ({ found: told, stopped }) => stopped ?? `${told.length} explained`,
    )
  else
    await run.skip('explain', model ? 'Nothing to explain.' : 'No model is configured: the reasons are the scorer’s.')
  await run.finish('keep', async (tx) => {
    const kept = await keepForReview(tx, userId, found.basis, best)
    await storeExplanations(tx, userId, found.basis.profileVersion, explained.found)
    await noteSearched(tx, userId)
    const strong = best.filter(({ match }) => match.band === 'strong').length
    const summary =
      kept.length === 0
        ? 'I found nothing new that fits'
        : `I found ${kept.length} openings that may fit${strong > 0 ? `, ${strong} of them strong` : ''}`
    await recordAction(tx, userId, {
      agent,
      action: summary,
      rationale: `Of the open listings ${found.candidates.length} came near enough to compare; none of those shown violates a deal-breaker of yours.${explained.found.length > 0 ? ` The best ${explained.found.length} explained by ${model?.modelFor('fast')}.` : ''}${explained.stopped === undefined ? '' : ` ${explained.stopped}`}`,
      confidence: null,
      alternatives: [],
      madeBy: { engine: 'built-in', version: '1' },
      durationMs: performance.now() - started,
      runId,
      subject: { kind: 'profile', id: userId },
    })
    return { summary, result: { found: kept.length } }
  })
}
