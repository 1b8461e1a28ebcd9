import type { Field } from '@jobpilot/schemas/fields'
import type { PostingContent, SkillMention } from '@jobpilot/schemas/posting'

/** What the ids of the fields of each list begin with. */
const prefixes = {
  skills: 'skill',
  mustHaves: 'must',
  niceToHaves: 'nice',
  responsibilities: 'duty',
  about: 'about',
} as const
const lists = Object.keys(prefixes) as (keyof typeof prefixes)[]

/** A field of a list; its value is null where it is what stands at its place. */
type KeptField = readonly [
  value: string | null,
  start: number,
  end: number,
  confidence: number,
  importance?: SkillMention['importance'],
]

/** Half of a sign at an end is not kept in JSON, but would be in what is read back from the text. */
const isCut = (value: string) =>
  (value.charCodeAt(0) & 0xfc00) === 0xdc00 || (value.charCodeAt(value.length - 1) & 0xfc00) === 0xd800

function keep(prefix: string, field: Field | SkillMention, at: number, text: string): KeptField | Field {
  const { id, value, span, confidence, origin } = field
  if (span === null || span.page !== undefined || origin !== 'engine' || id !== `${prefix}-${at + 1}`) return field
  const isInText = value.length === span.end - span.start && text.startsWith(value, span.start)
  const words = isInText && !isCut(value) ? null : value
  return 'importance' in field
    ? [words, span.start, span.end, confidence, field.importance]
    : [words, span.start, span.end, confidence]
}

/**
 * What was read of a listing as it is kept beside its text: the fields of lists without what their list says of all, and without the
 * words that stand at their place. It is half as long, and half as long to write.
 */
export function keptContent(content: PostingContent, text: string): object {
  const kept: Record<string, unknown> = { ...content }
  for (const list of lists) kept[list] = content[list].map((field, at) => keep(prefixes[list], field, at, text))
  return kept
}

function restore(prefix: string, kept: unknown, at: number, text: string): unknown {
  if (!Array.isArray(kept)) return kept
  const [value, start, end, confidence, importance] = kept as unknown as KeptField
  return {
    id: `${prefix}-${at + 1}`,
    value: value ?? text.slice(start, end),
    span: { start, end },
    confidence,
    origin: 'engine',
    ...(importance === undefined ? {} : { importance }),
  }
}

/** The content that `keptContent` was made of, also of listings that were kept with it as it was; to be checked. */
export function restoredContent(kept: Record<string, unknown>, text: string): unknown {
  const content = { ...kept }
  for (const list of lists) {
    const fields = kept[list]
    if (Array.isArray(fields)) content[list] = fields.map((field, at) => restore(prefixes[list], field, at, text))
  }
  return content
}
