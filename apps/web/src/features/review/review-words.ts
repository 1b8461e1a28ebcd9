import type { PassReason } from '@jobpilot/schemas/review'
import { conditionWords } from '../../lib/condition-words.ts'
import { agoText } from '../../lib/format.ts'
import type { RouterOutputs } from '../../lib/trpc.ts'
import { workModeOptions } from '../../lib/work-options.ts'

export type Item = RouterOutputs['review']['list']['items'][number]
export type Learned = RouterOutputs['review']['insights']['learned'][number]

export const passReasonWords = {
  work: 'Not my kind of work',
  employer: 'Not this employer',
  place: 'Wrong place',
  pay: 'Pays too little',
  level: 'Wrong level',
  requirements: 'Asks for too much',
  other: 'Something else',
} satisfies Record<PassReason, string>

export const titleOf = ({ content }: Item): string => content.title?.value ?? 'Opening without a title'

export function payText({ content: { salary } }: Item): string | null {
  if (salary === null || (salary.min === null && salary.max === null)) return null
  const amounts = [salary.min, salary.max].filter((amount) => amount !== null)
  const range = [...new Set(amounts)].map((amount) => amount.toLocaleString('en-US')).join(' – ')
  return [range, salary.currency, salary.period === null ? null : `a ${salary.period}`].filter(Boolean).join(' ')
}

/** What a person asks first: where, how, for how much, since when. */
export function factsOf(item: Item): string[] {
  const { places, workMode, employmentType, postedOn } = item.content
  return [
    places
      .slice(0, 2)
      .map(({ value }) => value)
      .join(' or '),
    workModeOptions.find(({ value }) => value === workMode?.value)?.label ?? '',
    payText(item) ?? 'Pay not stated',
    employmentType?.value.replace('-', ' ') ?? '',
    postedOn === null ? '' : `Posted ${agoText(postedOn)}`,
    item.isGone ? 'No longer listed' : '',
  ].filter((fact) => fact !== '')
}

/** "Breaks: No on-call duty". */
export const ruledOutText = ({ verdicts }: Item): string =>
  `Breaks: ${verdicts
    .filter(({ verdict }) => verdict === 'violated')
    .map(({ condition }) => conditionWords(condition))
    .join('; ')}`

const traitWords: Record<Learned['trait'], (value: string) => string> = {
  employer: (value) => `openings at ${value}`,
  mode: (value) => `${value === 'onsite' ? 'on-site' : value} work`,
  level: (value) => `${value} level`,
  type: (value) => `${value} work`,
  size: (value) => `${value} companies`,
  category: (value) => `${value.replace('-', ' ')} work`,
  industry: (value) => `work in ${value}`,
}

/** "You passed 4 of 5 with openings at Acme". */
export function learnedWords({ trait, value, name, passed, seen, weight }: Learned): string {
  const did = weight < 0 ? `passed ${passed}` : `kept ${seen - passed}`
  return `You ${did} of ${seen} with ${traitWords[trait](name ?? value)}`
}

export const pointsText = (points: number): string => `${points > 0 ? '+' : '−'}${Math.abs(Math.round(points))} points`
