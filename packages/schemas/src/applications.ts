import * as z from 'zod'

/** Where an application stands, in the order it goes; the last three end it. */
export const applicationStages = ['saved', 'applied', 'screening', 'interview', 'offer', 'rejected', 'closed'] as const
export type ApplicationStage = (typeof applicationStages)[number]

/** No stage takes it out of the pipeline. */
export const moveStageInput = z.object({ postingId: z.uuid(), stage: z.enum(applicationStages).nullable() })
