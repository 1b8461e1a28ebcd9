import type { Field } from '@jobpilot/schemas/fields'
import { sizeLimits } from '../match/rubric.ts'
import { knownLine, ofLine } from '../text/known-line.ts'
import { LineRule } from '../text/line-rule.ts'

const headcount =
  /(?:(?:team|company|organi[sz]ation|staff|group) of |(?:over |more than |about |around |nearly |~)?)(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\+? (?:employees|people|staff|colleagues|mitarbeite\w+|team ?members|collaborateurs|salariés|empleados)/iu

const rule = new LineRule(headcount)
const peopleIn = ofLine((line) => {
  const match = rule.exec(line)
  if (
    match === null ||
    /customers|users|clients|patients|served?/iu.test(line.text.slice(Math.max(0, match.index - 25), match.index))
  )
    return null
  return Number((match[1] ?? '').replace(/[,.]/g, ''))
})

/** How many people the employer counts, by the first line about it that says so. */
export function readCompanySize(
  about: readonly Field[],
): { people: number; size: 'small' | 'medium' | 'large'; line: Field } | null {
  for (const line of about) {
    const people = peopleIn(knownLine(line.value))
    if (people === null) continue
    const size = people <= sizeLimits.small ? 'small' : people <= sizeLimits.medium ? 'medium' : 'large'
    return { people, size, line }
  }
  return null
}
