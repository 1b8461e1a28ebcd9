import type { Field } from '@jobpilot/schemas/fields'
import { sizeLimits } from '../match/rubric.ts'

const headcount =
  /(?:(?:team|company|organi[sz]ation|staff|group) of |(?:over |more than |about |around |nearly |~)?)(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\+? (?:employees|people|staff|colleagues|mitarbeite\w+|team ?members|collaborateurs|salariés|empleados)/iu

/** How many people the employer counts, by the first line about it that says so. */
export function readCompanySize(
  about: readonly Field[],
): { people: number; size: 'small' | 'medium' | 'large'; line: Field } | null {
  for (const line of about) {
    const match = headcount.exec(line.value)
    if (
      match === null ||
      /customers|users|clients|patients|served?/iu.test(line.value.slice(Math.max(0, match.index - 25), match.index))
    )
      continue
    const people = Number((match[1] ?? '').replace(/[,.]/g, ''))
    const size = people <= sizeLimits.small ? 'small' : people <= sizeLimits.medium ? 'medium' : 'large'
    return { people, size, line }
  }
  return null
}
