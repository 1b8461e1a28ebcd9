import type { SourceKind } from '@jobpilot/schemas/sources'
import { agoText } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { workModeOptions } from '../../lib/work-options.ts'

export type Hit = RouterOutputs['listings']['search']['hits'][number]

/** Where a listing comes from, as a person would say it. */
const sourceNames: Partial<Record<string, string>> = {
  greenhouse: 'Greenhouse',
  lever: 'Lever',
  'lever-eu': 'Lever',
  ashby: 'Ashby',
  workable: 'Workable',
  recruitee: 'Recruitee',
  smartrecruiters: 'SmartRecruiters',
  remotive: 'Remotive',
  arbeitnow: 'Arbeitnow',
  remoteok: 'Remote OK',
  themuse: 'The Muse',
  himalayas: 'Himalayas',
  jobicy: 'Jobicy',
  'hn-hiring': 'Hacker News',
  feed: 'a feed',
  'json-ld': 'a careers page',
  adzuna: 'Adzuna',
  jsearch: 'JSearch',
  usajobs: 'USAJOBS',
} satisfies Record<SourceKind, string>

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

/** For how much, since when, and where it was found. */
export const underText = (hit: Hit): string =>
  [
    payText(hit) ?? 'Pay not stated',
    `posted ${agoText(hit.postedOn)}`,
    `from ${sourceNames[hit.sourceKind] ?? hit.sourceKind}`,
  ].join(' · ')
