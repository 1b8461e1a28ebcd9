import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { printPage } from './failed-page.ts'

/** For a file whose tests are the steps of one story on one page: after one that failed, those that stand on it are skipped. */
export function skipAfterFailedStep(page: () => Page): void {
  let hasFailed = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(hasFailed, 'a step before it failed')
    onTestFailed(async () => {
      hasFailed = true
      await printPage(page())
    })
  })
}
