import { beforeEach } from 'vitest'

/** For a file whose tests are the steps of one story: after one that failed, those that stand on it are skipped. */
export function skipAfterFailedStep(): void {
  let hasFailed = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(hasFailed, 'a step before it failed')
    onTestFailed(() => {
      hasFailed = true
    })
  })
}
