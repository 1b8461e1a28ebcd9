import { explainMatch } from '@jobpilot/agents/match-explainer/agent'
import { fallbackReason, type MeteredModel } from '@jobpilot/agents/metered-model'
import type { Compared } from '@jobpilot/domain/review/compare-listings'
import type { MatchExplanation } from '@jobpilot/schemas/match'
import type { ProfileContent } from '@jobpilot/schemas/profile'

/** From the original design: at most so many a run. */
const mostExplained = 10
const atOnce = 3

export type Explained = {
  found: { listingId: string; explanation: MatchExplanation }[]
  /** Why it stopped before all were explained, for a person. */
  stopped: string | undefined
}

/** Has a model say why the best few fit. The first failure ends it: what failed once would fail for the rest, and each call costs. */
export async function explainBest(
  best: readonly Compared[],
  profile: ProfileContent,
  model: MeteredModel,
  signal: AbortSignal,
): Promise<Explained> {
  const waiting = best.slice(0, mostExplained)
  const today = new Date().toISOString().slice(0, 10)
  const explained: Explained = { found: [], stopped: undefined }
  const work = async () => {
    for (let next = waiting.shift(); next && explained.stopped === undefined; next = waiting.shift()) {
      const { listingId, text, content } = next
      try {
        const explanation = await explainMatch({ profile, posting: { text, content }, today, model, signal })
        if (explanation) explained.found.push({ listingId, explanation })
      } catch (error) {
        const reason = fallbackReason(error)
        if (reason === undefined) throw error
        explained.stopped = reason
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return explained
}
