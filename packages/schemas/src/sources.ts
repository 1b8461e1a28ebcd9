import * as z from 'zod'
import { employmentTypes, payPeriod, seniority, workModes } from './work-terms.ts'

/** The kinds of places openings come from; each has its adapter in `packages/domain/src/sources/adapters`. */
export const sourceKinds = [
  'greenhouse',
  'lever',
  'lever-eu',
  'ashby',
  'workable',
  'recruitee',
  'smartrecruiters',
  'remotive',
  'arbeitnow',
  'remoteok',
  'themuse',
  'himalayas',
  'jobicy',
  'hn-hiring',
  'feed',
  'json-ld',
  'adzuna',
  'jsearch',
  'usajobs',
] as const
export const sourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof sourceKind>

/** How a source does: `new` has not run, `empty` answered without a posting, `waiting` may not ask now, `off` lacks its key. */
export const sourceHealths = ['new', 'ok', 'empty', 'waiting', 'failing', 'off'] as const
export const sourceHealth = z.enum(sourceHealths)
export type SourceHealth = z.infer<typeof sourceHealth>

const words = (longest: number) => z.string().trim().min(1).max(longest)
const address = z.string().max(2_000)

/**
 * A posting in the form every adapter brings it to. What a source states as data stands here as data and is trusted;
 * null is what it does not state. `description` may be HTML, escaped once or twice; nothing here was made safe to show.
 */
export const sourcePosting = z.object({
  externalId: words(500),
  url: address,
  applyUrl: address.nullable(),
  title: words(500),
  employer: words(200).nullable(),
  places: z.array(words(200)).max(50),
  workMode: z.enum(workModes).nullable(),
  /** Where remote work may be done from, as the source says it. */
  remoteScope: words(200).nullable(),
  employmentType: z.enum(employmentTypes).nullable(),
  seniority: seniority.nullable(),
  team: words(200).nullable(),
  salary: z
    .object({
      min: z.number().nullable(),
      max: z.number().nullable(),
      currency: z.string().max(10).nullable(),
      period: payPeriod.nullable(),
    })
    .nullable(),
  /** Pay in words, where the source has no numbers for it. */
  salaryText: words(300).nullable(),
  tags: z.array(words(80)).max(60),
  description: z.string().max(400_000),
  /** ISO 8601 in UTC; only plausible moments, see `plausible-moment.ts`. */
  postedAt: z.iso.datetime().nullable(),
  validThrough: z.iso.datetime().nullable(),
  /** ISO 639-1. */
  language: z.string().max(8).nullable(),
})
export type SourcePosting = z.infer<typeof sourcePosting>

/** Everything a source may leave open, left open. */
export const unstated = {
  applyUrl: null,
  employer: null,
  places: [],
  workMode: null,
  remoteScope: null,
  employmentType: null,
  seniority: null,
  team: null,
  salary: null,
  salaryText: null,
  tags: [],
  description: '',
  postedAt: null,
  validThrough: null,
  language: null,
} satisfies Partial<SourcePosting>

/** A posting with what the source sent for it, as it was sent. */
export type FoundPosting = SourcePosting & { raw: unknown }

/** How the answers of a source differ from what is documented: how often, by "missing title" and the like. */
export const sourceDrift = z.record(z.string().max(120), z.number().int().min(1))
export type SourceDrift = z.infer<typeof sourceDrift>

export const sourceError = z.object({ code: z.string().max(60), message: z.string().max(500) })
export type SourceError = z.infer<typeof sourceError>

export const addSourceInput = z.object({
  kind: sourceKind,
  board: z.string().trim().max(500),
  employer: z.string().trim().min(1).max(200).nullable(),
})
export type AddSourceInput = z.infer<typeof addSourceInput>

export const sourceId = z.object({ id: z.uuid() })
export const recogniseInput = z.object({ url: z.string().trim().min(1).max(2_000) })
export const findEmployerInput = z.object({ name: z.string().trim().min(1).max(100) })
export const listSourcesInput = z.object({ search: z.string().trim().max(100).default('') })
