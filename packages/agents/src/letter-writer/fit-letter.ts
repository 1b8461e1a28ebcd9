import { letterLength } from '@jobpilot/engine/writing/compose-letter'
import { wordsIn } from '@jobpilot/engine/writing/draft'
import type { BoundSentence } from '@jobpilot/schemas/outreach'

/** A sentence of a letter and the paragraph it stands in, counted from 0. */
export type Placed = { sentence: BoundSentence; paragraph: number }

const wordsOf = (placed: readonly Placed[]) => placed.reduce((sum, { sentence }) => sum + wordsIn(sentence.text), 0)

/** Drops argument sentences from the end until the letter fits; greeting, reason, ask and closing stay. */
export function fitLetter(placed: readonly Placed[]): { kept: Placed[]; dropped: number } {
  const kept = [...placed]
  while (wordsOf(kept) > letterLength.max) {
    const index = kept.findLastIndex(({ sentence }) => ['body', 'offer', 'proof'].includes(sentence.kind))
    if (index === -1) break
    kept.splice(index, 1)
  }
  return { kept, dropped: placed.length - kept.length }
}

/** Plain text, paragraphs apart by an empty line. */
export function layOutLetter(placed: readonly Placed[]): string {
  const paragraphs = new Map<number, string[]>()
  for (const { sentence, paragraph } of placed)
    paragraphs.set(paragraph, [...(paragraphs.get(paragraph) ?? []), sentence.text])
  return [...paragraphs]
    .sort(([a], [b]) => a - b)
    .map(([, texts]) => texts.join(' '))
    .join('\n\n')
}

/** What the person should know about the length of a letter, if anything. */
export function lengthNotice(body: string): string[] {
  const words = wordsIn(body)
  if (words >= letterLength.min) return []
  return [`The letter has ${words} words, fewer than ${letterLength.min}: there was no more to say with a source.`]
}
