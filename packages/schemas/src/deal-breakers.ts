import * as z from 'zod'
import { benefits, companySizes, employmentTypes, jobCategories, seniority, workModes } from './work-terms.ts'

/** How deep groups may stand in each other, and how many conditions there may be. More is nobody's wish, but somebody's attack. */
export const maxDealBreakerDepth = 8
export const maxDealBreakers = 100

const words = z.array(z.string().trim().min(1).max(120)).min(1, 'Name at least one').max(50)

/**
 * One condition that an opening has to fulfil. Each is true, false, or unknown where the opening does not say; unknown never
 * takes an opening out.
 */
export const dealBreakerLeaf = z.discriminatedUnion('kind', [
  /** The top of the pay range reaches `amount` a year. Another currency is unknown. */
  z.object({
    kind: z.literal('pay-at-least'),
    amount: z.number().int().min(1).max(10_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Give the currency as three letters, such as EUR'),
  }),
  z.object({ kind: z.literal('work-mode-in'), modes: z.array(z.enum(workModes)).min(1).max(3) }),
  /** The work may be done from one of these countries (ISO 3166). */
  z.object({
    kind: z.literal('country-in'),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'Give countries by their two letters, such as DE'))
      .min(1)
      .max(50),
  }),
  /** At least one of the opening's places is none of these. */
  z.object({ kind: z.literal('place-not-in'), places: words }),
  z.object({ kind: z.literal('employer-not-in'), employers: words }),
  z.object({ kind: z.literal('industry-not-in'), industries: words }),
  z.object({ kind: z.literal('seniority-in'), levels: z.array(seniority).min(1).max(8) }),
  /** The kind of work by its title, see `categoryOf`. */
  z.object({
    kind: z.literal('category-in'),
    categories: z.array(z.enum(jobCategories)).min(1).max(jobCategories.length),
  }),
  z.object({ kind: z.literal('employment-type-in'), types: z.array(z.enum(employmentTypes)).min(1).max(7) }),
  z.object({ kind: z.literal('company-size-in'), sizes: z.array(z.enum(companySizes)).min(1).max(3) }),
  z.object({ kind: z.literal('travel-at-most'), percent: z.number().int().min(0).max(100) }),
  z.object({ kind: z.literal('no-on-call') }),
  z.object({ kind: z.literal('sponsors-visa') }),
  /** All of these are offered. No posting lists everything, so what it does not name is unknown, never refused. */
  z.object({ kind: z.literal('offers'), benefits: z.array(z.enum(benefits)).min(1).max(benefits.length) }),
  z.object({ kind: z.literal('title-lacks'), words }),
  z.object({ kind: z.literal('skill-not-in'), skills: words }),
])
export type DealBreakerLeaf = z.infer<typeof dealBreakerLeaf>
export type DealBreakerKind = DealBreakerLeaf['kind']

export type DealBreakers = { all: DealBreakers[] } | { any: DealBreakers[] } | { not: DealBreakers } | DealBreakerLeaf

const tree: z.ZodType<DealBreakers> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(tree).max(maxDealBreakers) }),
    z.strictObject({ any: z.array(tree).min(1, 'Say at least one condition of the group').max(maxDealBreakers) }),
    z.strictObject({ not: tree }),
    dealBreakerLeaf,
  ]),
)

/**
 * How deep a tree is and how many conditions, groups and opposites it holds; of one that is too large, that it is. Counts without
 * recursion, as a tree nested ten thousand deep must not cost the stack.
 */
export function dealBreakersSize(input: unknown): { depth: number; nodes: number } {
  let depth = 0
  let nodes = 0
  const open: { node: unknown; level: number }[] = [{ node: input, level: 1 }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at.node !== 'object' || at.node === null) continue
    depth = Math.max(depth, at.level)
    nodes++
    if (depth > maxDealBreakerDepth || nodes > maxDealBreakers) break
    const { all, any, not } = at.node as { all?: unknown; any?: unknown; not?: unknown }
    const children = [
      Array.isArray(all) ? all : [],
      Array.isArray(any) ? any : [],
      not === undefined ? [] : [not],
    ].flat()
    for (const node of children.slice(0, maxDealBreakers + 1)) open.push({ node, level: at.level + 1 })
  }
  return { depth, nodes }
}

/** Why a tree is more than is kept; null when it is not. */
export function dealBreakersTooLarge(input: unknown): string | null {
  const { depth, nodes } = dealBreakersSize(input)
  if (depth > maxDealBreakerDepth)
    return `Groups may stand at most ${maxDealBreakerDepth} deep in each other. Write this condition flatter.`
  return nodes > maxDealBreakers ? `At most ${maxDealBreakers} conditions. Leave some out.` : null
}

/** The conditions as one tree. What holds for an opening is decided the same in TypeScript and in SQL. */
export const dealBreakers: z.ZodType<DealBreakers> = z
  .unknown()
  .superRefine((input, context) => {
    const message = dealBreakersTooLarge(input)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
  .pipe(tree)

/** No condition at all: every opening fulfils it. */
export const noDealBreakers: DealBreakers = { all: [] }

export const verdicts = ['ok', 'violated', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]
