import * as z from 'zod'
import { evidence, field, madeBy } from './fields.ts'

export const matchParts = ['title', 'place', 'salary', 'skills', 'seniority', 'size'] as const
export const matchPart = z.enum(matchParts)
export type MatchPartKey = z.infer<typeof matchPart>

export const bands = ['strong', 'possible', 'weak'] as const

/** One part of the score. `weight` is its share of 100 after scaling; `score` is 0 to 1; `known` is false when either side did not say. */
export const scoredPart = z.object({
  key: matchPart,
  weight: z.number(),
  score: z.number().min(0).max(1),
  known: z.boolean(),
  explanation: z.string().max(500),
  evidence: z.array(evidence).max(20),
})
export type ScoredPart = z.infer<typeof scoredPart>

/** One requirement line of the posting held against the profile. Unknown: nothing in the profile speaks to it either way. */
export const requirementVerdict = z.object({
  requirement: field,
  verdict: z.enum(['met', 'missing', 'unknown']),
  explanation: z.string().max(500),
  evidence: z.array(evidence).max(10),
})
export type RequirementVerdict = z.infer<typeof requirementVerdict>

export const explainedPoint = z.object({ text: z.string().max(500), evidence: z.array(evidence).max(10) })

/** Why an opening fits in a model's words, each sentence checked. `leftOut` counts those that had no source. */
export const matchExplanation = z.object({
  reasons: z.array(explainedPoint).min(1).max(3),
  concerns: z.array(explainedPoint).max(2),
  leftOut: z.number().int().min(0),
  madeBy,
})
export type MatchExplanation = z.infer<typeof matchExplanation>

export const matchContent = z.object({
  score: z.number().int().min(0).max(100),
  band: z.enum(bands),
  /** 0 to 1: the weight of the parts that are known. */
  confidence: z.number().min(0).max(1),
  parts: z.array(scoredPart),
  mustHaves: z.array(requirementVerdict),
  niceToHaves: z.array(requirementVerdict),
  /** At most three. */
  reasons: z.array(explainedPoint).max(3),
  concerns: z.array(explainedPoint),
  rubricVersion: z.string().max(20),
  madeBy,
})
export type MatchContent = z.infer<typeof matchContent>
