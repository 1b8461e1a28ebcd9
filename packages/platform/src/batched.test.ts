import { expect, test } from 'vitest'
import { batched } from './batched.ts'

test('calls of one turn go together, those made meanwhile in the next batch, in order', async () => {
  const batches: number[][] = []
  const open: (() => void)[] = []
  const double = batched(async (items: number[]) => {
    batches.push(items)
    await new Promise<void>((resolve) => open.push(resolve))
    return items.map((item) => item * 2)
  })
  const first = [1, 2, 3].map(double)
  await new Promise((resolve) => setImmediate(resolve))
  const second = [4, 5].map(double)
  open.shift()?.()
  expect(await Promise.all(first)).toEqual([2, 4, 6])
  await new Promise((resolve) => setImmediate(resolve))
  open.shift()?.()
  expect(await Promise.all(second)).toEqual([8, 10])
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('a batch holds no more than it may, and its failure is each of its items alone', async () => {
  const sizes: number[] = []
  const fussy = batched(
    async (items: number[]) => {
      sizes.push(items.length)
      if (items.includes(3)) throw new Error('no')
      return items
    },
    { items: 2, batches: 2 },
  )
  const ends = await Promise.allSettled([1, 2, 3, 4, 5].map(fussy))
  expect(sizes).toEqual([2, 2, 1])
  expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'])
})
