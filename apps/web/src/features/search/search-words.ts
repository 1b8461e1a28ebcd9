import { agoText } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { workModeOptions } from '../../lib/work-options.ts'

export type Hit = RouterOutputs['listings']['search']['hits'][number]

export function payText({ pay }: Hit): string | null {
  if (pay === null || (pay.min === null && pay.max === null)) return null
  const amounts = [...new Set([pay.min, pay.max].filter((amount) => amount !== null))]
  return `${amounts.map((amount) => amount.toLocaleString('en-US')).join(' – ')} ${pay.currency} a year`
}

/** Who asks, where and how. */
export function whereText({ employer, places, workMode }: Hit): string {
  const mode = workModeOptions.find(({ value }) => value === workMode)?.label
  return [employer ?? 'The employer is not named', places.slice(0, 2).join(' or '), mode].filter(Boolean).join(' · ')
}

/** For how much, and since when. */
export const underText = (hit: Hit): string => `${payText(hit) ?? 'Pay not stated'} · posted ${agoText(hit.postedOn)}`
