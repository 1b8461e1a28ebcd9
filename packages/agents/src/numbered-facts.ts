import type { Evidence } from '@jobpilot/schemas/fields'

/** Facts a model may write from, under the numbers it refers to them by. */
export type NumberedFacts = {
  /** One line a fact, for the prompt. */
  text: string
  /** The facts behind numbers; numbers nobody gave out are left out, as are repeats. */
  find(numbers: readonly string[]): Evidence[]
}

/** A fact, and what a model needs to know to place it: the position a line belongs to. */
export type PromptFact = { evidence: Evidence; note?: string }

/** A prompt needs the best facts, not all of them. */
const mostFacts = 180
const longestQuote = 400

/** Numbers facts F1, F2, ... in the order given: the best first, since a long list is cut at its end. */
export function numberFacts(facts: readonly PromptFact[]): NumberedFacts {
  const numbered = new Map(facts.slice(0, mostFacts).map((fact, index) => [`F${index + 1}`, fact]))
  const lines = [...numbered].map(
    ([number, { evidence, note }]) =>
      `${number} [${evidence.side}${note === undefined ? '' : `, ${note}`}] ${evidence.quote.replace(/\s+/gu, ' ').slice(0, longestQuote)}`,
  )
  return {
    text: lines.join('\n'),
    find: (numbers) =>
      [...new Set(numbers.map((number) => number.trim().toUpperCase()))]
        .flatMap((number) => numbered.get(number)?.evidence ?? [])
        .slice(0, 10),
  }
}
