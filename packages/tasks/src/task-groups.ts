import { catalog, type TaskName, taskNames } from './catalog.ts'
import { queues } from './queues.ts'

const isShort = (name: TaskName) => queues[catalog[name].queue].pace === 'short'

/** Tasks that show no steps while they go well. */
export const shortTasks: readonly TaskName[] = taskNames.filter(isShort)

/** Tasks that the brake stops at a checkpoint: those that neither are the person's own right nor last a moment. */
export const brakedTasks: readonly TaskName[] = taskNames.filter(
  (name) => !catalog[name].ignoresBrake && !isShort(name),
)
