/** A sentence of a line, or what stands of it there; offsets into what was given. Of a very long one not the whole. */
export type Sentence = { quote: string; start: number; end: number; isWhole: boolean }

/** As much of a sentence as is quoted. */
export const longestQuote = 500

/** Lines and sentences with their place, so that a quote can be shown where it stands. */
export function* sentencesOf(text: string): Generator<Sentence> {
  for (const match of text.matchAll(/[^\n.!?]+(?:[.!?](?=\S)[^\n.!?]*)*[.!?]?/gu)) {
    const quote = match[0].trim()
    if (quote.length < 4) continue
    const start = match.index + match[0].indexOf(quote)
    const isWhole = quote.length <= longestQuote
    yield { quote: quote.slice(0, longestQuote), start, end: start + Math.min(quote.length, longestQuote), isWhole }
  }
}
