import type { ApplicationStage } from '@jobpilot/schemas/applications'

/** Where an application stands, as a state of it. */
export const stageWords = {
  saved: 'Saved',
  applied: 'Applied',
  screening: 'Screening',
  interview: 'Interview',
  offer: 'Offer',
  rejected: 'Rejected',
  closed: 'Closed',
} as const satisfies Record<ApplicationStage, string>

/** In the order they go; the last two end it. */
export const stages = Object.keys(stageWords) as ApplicationStage[]
