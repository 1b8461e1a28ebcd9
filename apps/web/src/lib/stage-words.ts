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
