/** Where an agent is. `label` and `detail` are for a person; `key` is stable, one per step of an agent. */
export type StepReport = { key: string; label: string; state: 'running' | 'done' | 'failed'; detail?: string }

export type OnStep = (step: StepReport) => void

/**
 * Reports a step around its work. A failed step is reported and its error passed on.
 * @param detailOf a remark on what came out, for the person
 */
export async function runStep<T>(
  onStep: OnStep | undefined,
  step: { key: string; label: string },
  work: () => T | Promise<T>,
  detailOf?: (result: T) => string | undefined,
): Promise<T> {
  onStep?.({ ...step, state: 'running' })
  try {
    const result = await work()
    const detail = detailOf?.(result)
    onStep?.({ ...step, state: 'done', ...(detail === undefined ? {} : { detail }) })
    return result
  } catch (error) {
    onStep?.({ ...step, state: 'failed' })
    throw error
  }
}
