/** A sentence of a line, or what stands of it there; offsets into what was given. */
export type Sentence = { quote: string; start: number; end: number }

/** Lines and sentences with their place, so that a quote can be shown where it stands. */
export function* sentencesOf(text: string): Generator<Sentence> {
  for (const match of text.matchAll(/[^\n.!?]+(?:[.!?](?=\S)[^\n.!?]*)*[.!?]?/gu)) {
    const quote = match[0].trim()
    if (quote.length < 4) continue
    const start = match.index + match[0].indexOf(quote)
    yield { quote: quote.slice(0, 500), start, end: start + Math.min(quote.length, 500) }
  }
}
