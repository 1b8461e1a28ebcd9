import * as z from 'zod'

/** Stages that go on, in the order they go. */
export const openStages = ['saved', 'applied', 'screening', 'interview', 'offer'] as const
export type OpenStage = (typeof openStages)[number]

/** Where an application stands; the last two end it. */
export const applicationStages = [...openStages, 'rejected', 'closed'] as const
export type ApplicationStage = (typeof applicationStages)[number]

const stage = z.enum(applicationStages).nullable()

/** No stage takes it out of the pipeline. With `onlyFrom` it is moved only if it still stands there: taking back an older move is none. */
export const moveStageInput = z.object({ postingId: z.uuid(), stage, onlyFrom: stage.optional() })
export type MoveStage = z.infer<typeof moveStageInput>
