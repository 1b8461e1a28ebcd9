import { longestMail } from '@jobpilot/engine/writing/compose-mail'
import { wordsIn } from '@jobpilot/engine/writing/draft'
import type { BoundSentence } from '@jobpilot/schemas/outreach'

const subjectLength = { min: 30, max: 50 }

/** What may go first when a mail is too long; a kind goes only as long as one of it is left, but for the postscript. */
const leastMissed: readonly BoundSentence['kind'][] = ['postscript', 'proof', 'offer', 'reason']

/** Drops sentences from the end of the least missed kind until the body fits. */
export function fitToLimit(sentences: readonly BoundSentence[]): { kept: BoundSentence[]; dropped: BoundSentence[] } {
  const kept = [...sentences]
  const dropped: BoundSentence[] = []
  const total = () => kept.reduce((sum, sentence) => sum + wordsIn(sentence.text), 0)
  while (total() > longestMail) {
    const kind = leastMissed.find(
      (candidate) =>
        kept.filter((sentence) => sentence.kind === candidate).length > (candidate === 'postscript' ? 0 : 1),
    )
    const index = kept.findLastIndex((sentence) => sentence.kind === kind)
    if (kind === undefined || index === -1) break
    dropped.push(...kept.splice(index, 1))
  }
  return { kept, dropped }
}

/** Whether a subject has the asked-for length and does not shout. */
export function isGoodSubject(subject: string): boolean {
  const words = subject.split(/\s+/u)
  const shouted = words.filter((word) => /^\p{Lu}{4,}$/u.test(word))
  return (
    subject.length >= subjectLength.min &&
    subject.length <= subjectLength.max &&
    !/[!\n]/u.test(subject) &&
    shouted.length < 2
  )
}

const paragraphOf: Record<BoundSentence['kind'], number> = {
  greeting: 0,
  reason: 1,
  body: 2,
  offer: 2,
  proof: 2,
  ask: 3,
  closing: 4,
  postscript: 5,
}

/** In the order of a mail: greeting, reason, offer and proof, ask, closing, postscript. */
export function inMailOrder(sentences: readonly BoundSentence[]): BoundSentence[] {
  return sentences.toSorted((a, b) => paragraphOf[a.kind] - paragraphOf[b.kind])
}

/** Plain text, a paragraph for each part. A closing keeps its own line breaks. */
export function layOutMail(sentences: readonly BoundSentence[]): string {
  const paragraphs = new Map<number, string[]>()
  for (const sentence of inMailOrder(sentences)) {
    const place = paragraphOf[sentence.kind]
    paragraphs.set(place, [...(paragraphs.get(place) ?? []), sentence.text])
  }
  return [...paragraphs].map(([place, texts]) => texts.join(place === paragraphOf.closing ? '\n' : ' ')).join('\n\n')
}
