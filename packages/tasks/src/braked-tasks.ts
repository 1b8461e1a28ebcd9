import { catalog, type TaskName, taskNames } from './catalog.ts'
import { queues } from './queues.ts'

/** Tasks that the brake stops at a checkpoint: those that neither are the person's own right nor last a moment. */
export const brakedTasks: readonly TaskName[] = taskNames.filter(
  (name) => !catalog[name].ignoresBrake && queues[catalog[name].queue].pace === 'long',
)
