import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Short files that take longest. By their size they would begin last, and the other workers would wait for them. */
const longest = [
  'packages/client/e2e/several-machines.test.ts',
  'packages/domain/src/effects/effects.model.test.ts',
  'apps/worker/src/features/mail/send-system-mail.test.ts',
  'packages/domain/src/spend/month-of-use.test.ts',
]

/** Vitest begins with what took longest last time, and in a fresh clone, where it cannot know, with the largest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = ({ moduleId }: TestSpecification) => longest.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}
