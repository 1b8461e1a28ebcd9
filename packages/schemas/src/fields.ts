import * as z from 'zod'

/**
 * Where a value stands in the text it was read from. `start` and `end` are UTF-16 offsets into that text
 * (`text.slice(start, end)`); `page` counts from 1 and is absent for texts without pages.
 */
export const sourceSpan = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  page: z.number().int().min(1).optional(),
})
export type SourceSpan = z.infer<typeof sourceSpan>

/** Who put a value there: the rule-based engine, a model, or the person. */
export const fieldOrigin = z.enum(['engine', 'model', 'person'])
export type FieldOrigin = z.infer<typeof fieldOrigin>

/**
 * One value read from a document. `value` is normalised for use; `span` shows the words it came from, and is null
 * only for what a person typed. `confidence` is 0 to 1. `id` is stable within one profile or posting version.
 */
export const field = z.object({
  id: z.string().min(1).max(40),
  value: z.string().max(20_000),
  span: sourceSpan.nullable(),
  confidence: z.number().min(0).max(1),
  origin: fieldOrigin,
})
export type Field = z.infer<typeof field>

/** A year-month, `2024-03`, or a year alone, `2024`, when the source gives no month. */
export const yearMonth = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)

/** A quoted line with its place, from one of the texts a result rests on. */
export const evidence = z.object({
  side: z.enum(['profile', 'posting', 'company', 'request']),
  fieldId: z.string().max(40),
  quote: z.string().max(2_000),
  span: sourceSpan.nullable(),
})
export type Evidence = z.infer<typeof evidence>

/** Which engine made a result: `built-in`, or the provider and the model; `fallbackReason` says why a model was not used. */
export const madeBy = z.object({
  engine: z.string().min(1).max(80),
  model: z.string().max(120).optional(),
  version: z.string().max(40),
  fallbackReason: z.string().max(500).optional(),
})
export type MadeBy = z.infer<typeof madeBy>
