import { afterEach, expect, test } from 'vitest'
import { type KeptThreads, openKeptThreads } from './kept-threads.ts'

let threads: KeptThreads
const open = (count: number, timeoutMs = 20_000) => {
  threads = openKeptThreads(new URL('./stubborn-thread.ts', import.meta.url), {
    threads: count,
    timeoutMs,
    maxHeapMb: 32,
  })
}
afterEach(async () => {
  await threads[Symbol.asyncDispose]()
})
async function ask(question: string) {
  using thread = await threads.take()
  return await thread.ask<string>(question)
}

test.each(['memory', 'end'])('a question that ends its thread (%s) costs that thread only', async (question) => {
  open(1)
  expect(await ask('one')).toBe('ONE')
  expect(await ask(question)).toBeUndefined()
  expect(await ask('two')).toBe('TWO')
})

test('a question that takes for ever is given up, and the next is answered', async () => {
  open(1, 1_500)
  expect(await ask('hang')).toBeUndefined()
  expect(await ask('two')).toBe('TWO')
})

test('a thread is one asker’s until it is left; the others wait in turn', async () => {
  open(1)
  const first = await threads.take()
  const order: string[] = []
  const others = ['a', 'b'].map(async (name) => {
    const answer = await ask(name)
    order.push(answer ?? 'none')
  })
  expect(await first.ask('x')).toBe('X')
  expect(await first.ask('y')).toBe('Y')
  expect(order).toEqual([])
  first[Symbol.dispose]()
  await Promise.all(others)
  expect(order).toEqual(['A', 'B'])
})

test('closing ends who is asked and who waits with an error', async () => {
  open(1)
  const failures = [ask('hang'), ask('waits')].map((asked) => asked.catch((error: unknown) => String(error)))
  await threads[Symbol.asyncDispose]()
  expect(await Promise.all(failures)).toEqual(['Error: the threads are closed', 'Error: the threads are closed'])
})
