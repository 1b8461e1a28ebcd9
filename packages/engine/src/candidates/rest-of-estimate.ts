import type { Wish } from '@jobpilot/schemas/wish'
import { companySizes, seniorityLevels } from '@jobpilot/schemas/work-terms'
import { partWeights, payPart, placePart, seniorityPart, sizePart } from './estimate.ts'
import type { ListingColumns } from './listing-columns.ts'

/** Points of place, level, pay and size, looked up by number: each distinct value is asked once for a wish. */
export type RestOfEstimate = {
  /** The most that all of them together could be. */
  most: number
  /** By the number of a where. */
  where: Float64Array
  /** By level and size as they stand in a gist: level << 2 | size. */
  levelAndSize: Float64Array
  /** Null when the wish asks for no pay: then `unaskedPay` is what each listing has. */
  pay: ((at: number) => number) | null
  unaskedPay: number
}

export function restOfEstimate(columns: ListingColumns, wish: Wish): RestOfEstimate {
  const levels = [null, ...seniorityLevels].map((asked) => partWeights.seniority * seniorityPart(wish.seniority, asked))
  const sizes = [null, ...companySizes].map((of) => partWeights.size * sizePart(wish.companySize, of))
  const where = pointsOfWheres(columns, wish)
  const asksPay = wish.payFloor !== null || wish.payTarget !== null
  const unaskedPay = partWeights.pay * payPart(wish, null, null)
  return {
    most: partWeights.place + Math.max(...levels) + Math.max(...sizes) + (asksPay ? partWeights.pay : unaskedPay),
    where,
    levelAndSize: Float64Array.from({ length: 64 }, (_, at) => (levels[at >>> 2] ?? 0) + (sizes[at & 3] ?? 0)),
    pay: asksPay
      ? (at) => {
          const { payMin, payMax, payCurrency } = columns.payAt(at)
          return partWeights.pay * payPart(wish, payMax ?? payMin, payCurrency)
        }
      : null,
    unaskedPay,
  }
}

function pointsOfWheres(columns: ListingColumns, wish: Wish): Float64Array {
  const wantedPlaces = new Set(wish.places)
  const wantedCountries = new Set(wish.countries)
  return Float64Array.from(
    columns.wheres.items,
    ({ places, countries, workMode }) =>
      partWeights.place *
      placePart(wish, {
        workMode,
        saysCountry: countries.length > 0,
        isInCountry: countries.some((code) => code === '*' || wantedCountries.has(code)),
        isInPlace: places.some((name) => wantedPlaces.has(name)),
      }),
  )
}
