import type { DealBreakers } from '@jobpilot/schemas/deal-breakers'
import type { Preferences } from '@jobpilot/schemas/preferences'

// A floor is firm when the deal-breakers hold it, so that there is one place that says what rules an opening out.

const conditionsOf = (tree: DealBreakers): DealBreakers[] => ('all' in tree ? tree.all : [tree])

const isFloorOf = (condition: DealBreakers, { salaryFloor, currency }: Preferences): boolean =>
  'kind' in condition &&
  condition.kind === 'pay-at-least' &&
  condition.amount === salaryFloor &&
  condition.currency === currency

export const isFloorFirm = (value: Preferences): boolean =>
  conditionsOf(value.dealBreakers).some((condition) => isFloorOf(condition, value))

function otherConditions(value: Preferences): DealBreakers[] {
  return conditionsOf(value.dealBreakers).filter((condition) => !isFloorOf(condition, value))
}

/** With the floor among the deal-breakers; of no floor there is nothing to hold. */
export function withFirmFloor(value: Preferences): Pick<Preferences, 'dealBreakers'> {
  const { salaryFloor, currency } = value
  const floor: DealBreakers[] = salaryFloor ? [{ kind: 'pay-at-least', amount: salaryFloor, currency }] : []
  return { dealBreakers: { all: [...floor, ...otherConditions(value)] } }
}

export const withNegotiableFloor = (value: Preferences): Pick<Preferences, 'dealBreakers'> => ({
  dealBreakers: { all: otherConditions(value) },
})

/** Another floor or currency; one that is firm stays so. `isFirm` where it was before its amount was emptied to be typed anew. */
export function withPay(
  value: Preferences,
  part: Partial<Preferences>,
  isFirm = isFloorFirm(value),
): Partial<Preferences> {
  if (!isFirm) return part
  return { ...part, ...withFirmFloor({ ...value, ...withNegotiableFloor(value), ...part }) }
}
