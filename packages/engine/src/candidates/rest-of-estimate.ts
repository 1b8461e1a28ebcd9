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
  /** By the number of a pay. */
  pay: Float64Array
  /** The most that pay could be. */
  mostPay: number
}

export function restOfEstimate(columns: ListingColumns, wish: Wish): RestOfEstimate {
  const levels = [null, ...seniorityLevels].map((asked) => partWeights.seniority * seniorityPart(wish.seniority, asked))
  const sizes = [null, ...companySizes].map((of) => partWeights.size * sizePart(wish.companySize, of))
  const where = pointsOfWheres(columns, wish)
  const asksPay = wish.payFloor !== null || wish.payTarget !== null
  const mostPay = asksPay ? partWeights.pay : partWeights.pay * payPart(wish, null, null)
  return {
    most: partWeights.place + Math.max(...levels) + Math.max(...sizes) + mostPay,
    where,
    levelAndSize: Float64Array.from({ length: 64 }, (_, at) => (levels[at >>> 2] ?? 0) + (sizes[at & 3] ?? 0)),
    pay: pointsOfPays(columns, wish),
    mostPay,
  }
}

function pointsOfPays({ payAmounts, payCurrencies, currencies }: ListingColumns, wish: Wish): Float64Array {
  const points = new Float64Array(payAmounts.length)
  for (let pay = 0; pay < points.length; pay++)
    points[pay] = partWeights.pay * payPart(wish, payAmounts[pay] ?? null, currencies.at(payCurrencies[pay] as number))
  return points
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
