import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp'

/** Letters in lower case, any digit as "0", underscores, and a blank for everything else, also for the ends of a text. */
const plainUnit = (unit: number): string => {
  const char = String.fromCharCode(unit)
  return /[a-z_]/i.test(char) ? char.toLowerCase() : /\d/.test(char) ? '0' : ' '
}

/** Words of which at least one stands in a text, undefined when nothing can be said. */
type Needles = readonly string[] | undefined

const shortest = (needles: readonly string[]) => Math.min(...needles.map((needle) => needle.length))
/** Longer words are met less often; beyond this it is better to look for few. */
const longEnough = 5
const worth = (needles: readonly string[]) => Math.min(shortest(needles), longEnough) * 100 - needles.length

/** The one sign an element stands for, undefined when it stands for several. */
function signOf(element: AST.Element | AST.CharacterClassElement): string | undefined {
  if (element.type === 'Character') return element.value > 0xffff ? undefined : plainUnit(element.value)
  if (element.type === 'CharacterSet')
    return element.kind === 'digit' && !element.negate
      ? '0'
      : element.kind === 'space' && !element.negate
        ? ' '
        : undefined
  if (element.type === 'CharacterClassRange') {
    const [from, to] = [signOf(element.min), signOf(element.max)]
    return from === to && from !== undefined && /[ 0]/.test(from) && element.max.value - element.min.value < 10
      ? from
      : undefined
  }
  if (element.type !== 'CharacterClass' || element.negate) return undefined
  const signs = new Set(element.elements.map((inner) => signOf(inner as AST.CharacterClassElement)))
  return signs.size === 1 ? [...signs][0] : undefined
}

const isEdge = (element: AST.Element | undefined) =>
  element?.type === 'Assertion' && element.kind === 'word' && !element.negate

/** Collects what one alternative cannot do without. */
class Reading {
  #run = ''
  /** The last sign of the run is only known to follow, by `\b`. */
  #isAhead = false
  #isAtEdge = false
  best: Needles

  offer(needles: Needles): void {
    if (needles === undefined || needles.length === 0) return
    if (this.best === undefined || worth(needles) > worth(this.best)) this.best = needles
  }

  /** Ends the run: what comes next may be anything. */
  cut(): void {
    if (this.#run.length > 0) this.offer([this.#run])
    this.#run = ''
    this.#isAhead = false
    this.#isAtEdge = false
  }

  edge(): void {
    if (this.#run === '') this.#isAtEdge = true
    else if (!this.#run.endsWith(' ')) {
      this.#run += ' '
      this.#isAhead = true
    } else this.#isAtEdge = true
  }

  add(sign: string): void {
    if (this.#isAhead && sign === ' ') this.#isAhead = false
    else {
      if (this.#isAhead) this.cut()
      if (this.#isAtEdge && this.#run === '' && sign !== ' ') this.#run = ' '
      this.#run += sign
    }
    this.#isAtEdge = false
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[], startsAtEdge: boolean, endsAtEdge: boolean): Needles {
  const all = alternatives.map(({ elements }) => ofElements(elements, startsAtEdge, endsAtEdge))
  return all.every((needles) => needles !== undefined) ? [...new Set(all.flat())] : undefined
}

/** One of several ways, `isBehindEdge` and `isBeforeEdge` when the edge of a word must stand around it. */
function ofGroup(element: AST.Element, isBehindEdge: boolean, isBeforeEdge: boolean): Needles {
  if (element.type === 'Quantifier') return element.min > 0 ? ofGroup(element.element, false, false) : undefined
  return element.type === 'Group' || element.type === 'CapturingGroup'
    ? ofAlternatives(element.alternatives, isBehindEdge, isBeforeEdge)
    : undefined
}

function ofElements(elements: readonly AST.Element[], startsAtEdge: boolean, endsAtEdge: boolean): Needles {
  const reading = new Reading()
  if (startsAtEdge) reading.edge()
  elements.forEach((element, at) => {
    if (element.type === 'Assertion') {
      if (isEdge(element)) reading.edge()
      return
    }
    const [least, most] = element.type === 'Quantifier' ? [element.min, element.max] : [1, 1]
    const sign = signOf(element.type === 'Quantifier' ? element.element : element)
    if (sign !== undefined && least > 0) for (let times = 0; times < least; times++) reading.add(sign)
    if (sign !== undefined && least === most) return
    reading.cut()
    reading.offer(
      ofGroup(
        element,
        at === 0 ? startsAtEdge : isEdge(elements[at - 1]),
        at === elements.length - 1 ? endsAtEdge : isEdge(elements[at + 1]),
      ),
    )
  })
  if (endsAtEdge) reading.edge()
  reading.cut()
  // Two signs are worth looking for when both are letters or digits; fewer stand nearly everywhere.
  return reading.best?.every((needle) => /...|\w\w/.test(needle)) === true ? reading.best : undefined
}

/**
 * Words of which one stands in every text that a pattern matches, in the signs of `plainUnit`; undefined when a text can match
 * without any. After RE2's filtered sets: https://github.com/google/re2/blob/main/re2/prefilter.cc
 */
export const needlesOf = (pattern: RegExp): Needles =>
  ofAlternatives(parseRegExpLiteral(pattern).pattern.alternatives, false, false)
