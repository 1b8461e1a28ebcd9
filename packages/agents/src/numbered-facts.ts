import type { Evidence } from '@jobpilot/schemas/fields'

/** Facts a model may write from, under the numbers it refers to them by. */
export type NumberedFacts = {
  /** One line a fact, for the prompt. */
  text: string
  /** The facts behind numbers; numbers nobody gave out are left out, as are repeats. */
  find(numbers: readonly string[]): Evidence[]
}

/** A prompt needs the best facts, not all of them. */
const mostFacts = 120
const longestQuote = 400

/** Numbers facts F1, F2, ... in the order given: the best first, since a long list is cut at its end. */
export function numberFacts(facts: readonly Evidence[]): NumberedFacts {
  const numbered = new Map(facts.slice(0, mostFacts).map((fact, index) => [`F${index + 1}`, fact]))
  const lines = [...numbered].map(
    ([number, fact]) => `${number} [${fact.side}] ${fact.quote.replace(/\s+/gu, ' ').slice(0, longestQuote)}`,
  )
  return {
    text: lines.join('\n'),
    find: (numbers) =>
      [...new Set(numbers.map((number) => number.trim().toUpperCase()))]
        .flatMap((number) => numbered.get(number) ?? [])
        .slice(0, 10),
  }
}
