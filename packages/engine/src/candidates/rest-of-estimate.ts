import { workModes } from '@jobpilot/schemas/posting'
import { companySizes, seniorityLevels } from '@jobpilot/schemas/preferences'
import type { Wish } from '@jobpilot/schemas/wish'
import { partWeights, payPart, placePart, seniorityPart, sizePart } from './estimate.ts'
import type { ListingColumns } from './listing-columns.ts'

/** Points of some parts: of one listing, and the most that any could have. */
export type RestOfEstimate = { most: number; at: (at: number) => number }

/** Points of place, level, pay and size. What depends on few distinct values is worked out once for each. */
export function restOfEstimate(columns: ListingColumns, wish: Wish): RestOfEstimate {
  const level = [null, ...seniorityLevels].map((asked) => partWeights.seniority * seniorityPart(wish.seniority, asked))
  const size = [null, ...companySizes].map((of) => partWeights.size * sizePart(wish.companySize, of))
  const place = placeAnswers(wish)
  const nearness = nearnessOf(columns, wish)
  const asksPay = wish.payFloor !== null || wish.payTarget !== null
  const unaskedPay = partWeights.pay * payPart(wish, null, null)
  const levels = columns.seniority.values
  const sizes = columns.companySize.values
  const currencies = columns.currency.values
  const payAt = (at: number) => {
    const offered = columns.offeredAt(at)
    if (offered === null) return unaskedPay
    return partWeights.pay * payPart(wish, offered, columns.currencies.at(currencies[at] as number))
  }
  return {
    most: Math.max(...place) + Math.max(...level) + Math.max(...size) + (asksPay ? partWeights.pay : unaskedPay),
    at: (at) =>
      (place[nearness(at)] as number) +
      (level[levels[at] as number] as number) +
      (size[sizes[at] as number] as number) +
      (asksPay ? payAt(at) : unaskedPay),
  }
}

/** Points for each of the 32 ways in which a listing can lie to a wish: mode, says a country, in the country, in the place. */
function placeAnswers(wish: Wish): Float64Array {
  const modes = [null, ...workModes]
  return Float64Array.from(
    { length: 32 },
    (_, way) =>
      partWeights.place *
      placePart(wish, {
        workMode: modes[way & 3] ?? null,
        saysCountry: (way & 4) !== 0,
        isInCountry: (way & 8) !== 0,
        isInPlace: (way & 16) !== 0,
      }),
  )
}

function nearnessOf(columns: ListingColumns, wish: Wish): (at: number) => number {
  const places = new Set(wish.places)
  const countries = new Set(wish.countries)
  const ofPlaces = memo(columns.places.size, (set) =>
    columns.places.at(set).some((place) => places.has(place)) ? 16 : 0,
  )
  const ofCountries = memo(columns.countries.size, (set) => {
    const codes = columns.countries.at(set)
    return (codes.length > 0 ? 4 : 0) | (codes.some((code) => code === '*' || countries.has(code)) ? 8 : 0)
  })
  const modes = columns.workMode.values
  const placeSets = columns.placeSet.values
  const countrySets = columns.countrySet.values
  return (at) => (modes[at] as number) | ofCountries(countrySets[at] as number) | ofPlaces(placeSets[at] as number)
}

/** Asks once for each number and remembers the answer, a small number. */
function memo(count: number, ask: (number: number) => number): (number: number) => number {
  const known = new Uint8Array(count)
  return (number) => {
    const before = known[number] as number
    if (before !== 0) return before - 1
    const answer = ask(number)
    known[number] = answer + 1
    return answer
  }
}
