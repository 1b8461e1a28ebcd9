import * as z from 'zod'
import { bands } from './match.ts'
import { workModes } from './work-terms.ts'

export const reviewStates = ['new', 'kept', 'passed'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Why somebody passes: what is learned from it is about that alone. */
export const passReasons = ['work', 'employer', 'place', 'pay', 'level', 'requirements', 'other'] as const
export type PassReason = (typeof passReasons)[number]

/**
 * What a person decided about one opening; `new` takes an earlier decision back. `id` is made by the browser: one that says it
 * again after it was offline changes nothing. `madeAt` is when the person decided: a later decision is not undone by an earlier one that comes late.
 */
export const reviewDecision = z.object({
  id: z.uuid(),
  postingId: z.uuid(),
  decision: z.enum(reviewStates),
  reasons: z.array(z.enum(passReasons)).max(7).default([]),
  madeAt: z.iso.datetime(),
})
export type ReviewDecision = z.infer<typeof reviewDecision>
export const decideInput = z.object({ decisions: z.array(reviewDecision).min(1).max(200) })

/** What a person would bookmark of the review: kept in the address. */
export const reviewFilter = z.object({
  state: z.enum(reviewStates).default('new'),
  band: z.enum(bands).optional(),
  mode: z.enum(workModes).optional(),
  /** Only openings that fulfil every condition for sure. */
  sure: z.boolean().optional(),
  /** Only openings that break a condition: those are left out of the new ones otherwise. */
  ruledOut: z.boolean().optional(),
  search: z.string().trim().max(100).optional(),
})
export type ReviewFilter = z.infer<typeof reviewFilter>

export const saveSearchInput = z.object({
  name: z.string().trim().min(1, 'Give the search a name').max(80, 'At most 80 characters'),
  filter: reviewFilter,
})

export const vetoInput = z.object({
  trait: z.string().max(40),
  value: z.string().max(200),
  isVetoed: z.boolean(),
})
