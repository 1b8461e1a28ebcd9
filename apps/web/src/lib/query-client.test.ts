import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from './query-client.ts'

/** A query whose answers come when the test says; each is what the server held when it was asked. */
function startQuery() {
  const client = createQueryClient()
  let held = 'before'
  const answers: (() => void)[] = []
  const options = {
    queryKey: [['outreach', 'get'], { input: { id: 'mail' } }],
    queryFn: () => {
      const asked = held
      return new Promise<string>((resolve) => answers.push(() => resolve(asked)))
    },
  }
  const shown = () => client.getQueryData(options.queryKey)
  return {
    client,
    answers,
    shown,
    isStale: () => client.getQueryState(options.queryKey)?.isInvalidated,
    look: () => new QueryObserver(client, options).subscribe(() => undefined),
    change: (to: string) => {
      held = to
      void client.invalidateQueries({ queryKey: [['outreach']] })
    },
  }
}

test('a change told while the first answer is under way is read once that has come', async () => {
  const { answers, shown, look, change } = startQuery()
  look()
  change('written')
  change('sent')
  expect(answers).toHaveLength(1)
  answers[0]?.()
  await vi.waitFor(() => expect(shown()).toBe('before'))
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(1))
  answers[1]?.()
  await vi.waitFor(() => expect(shown()).toBe('sent'))
  expect(answers).toHaveLength(2)
})

test('an answer that comes after its page was left is out of date when something changed meanwhile', async () => {
  const { answers, shown, look, change, isStale } = startQuery()
  const leave = look()
  answers[0]?.()
  await vi.waitFor(() => expect(shown()).toBe('before'))
  change('written')
  leave()
  change('sent')
  answers[1]?.()
  await vi.waitFor(() => expect(shown()).toBe('written'))
  await vi.waitFor(() => expect(isStale()).toBe(true))
  expect(answers).toHaveLength(2)
  look()
  expect(answers).toHaveLength(3)
})

test('who waits for an invalidation goes on when what was read after the change is there', async () => {
  const { client, answers, shown, look } = startQuery()
  look()
  let isOver = false
  void client.invalidateQueries({ queryKey: [['outreach']] }).then(() => {
    isOver = true
  })
  answers[0]?.()
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  expect(shown()).toBe('before')
  expect(isOver).toBe(false)
  answers[1]?.()
  await vi.waitFor(() => expect(isOver).toBe(true))
})
