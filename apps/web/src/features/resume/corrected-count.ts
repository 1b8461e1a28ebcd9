import type { ProfileContent } from '@jobpilot/schemas/profile'

/** How many values of a profile a person wrote or corrected, at any depth. */
export const correctedCount = (content: ProfileContent): number =>
  JSON.stringify(content).split('"origin":"person"').length - 1
