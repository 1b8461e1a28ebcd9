import type { MailContent } from '@jobpilot/schemas/outreach'

type Sentence = MailContent['sentences'][number]
export type BodyPiece = { key: string; text: string; sentence: Sentence | null }

/** The body cut into the sentences that still stand in it and the rest: blank lines, and what the person wrote. */
export function bodyPieces(body: string, sentences: Sentence[]): BodyPiece[] {
  const pieces: BodyPiece[] = []
  let at = 0
  for (const sentence of sentences) {
    const found = body.indexOf(sentence.text, at)
    if (found < 0) continue
    if (found > at) pieces.push({ key: `rest-${at}`, text: body.slice(at, found), sentence: null })
    pieces.push({ key: `sentence-${found}`, text: sentence.text, sentence })
    at = found + sentence.text.length
  }
  if (at < body.length) pieces.push({ key: `rest-${at}`, text: body.slice(at), sentence: null })
  return pieces
}
