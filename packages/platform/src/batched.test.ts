import { expect, test } from 'vitest'
import { batched, gathered } from './batched.ts'

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

test('what is gathered goes together, one turn after the other, and a failure is its own turn’s alone', async () => {
  const turns: number[][] = []
  const open: (() => void)[] = []
  const keep = gathered(async (items: number[]) => {
    turns.push(items)
    await new Promise<void>((resolve) => open.push(resolve))
    if (items.includes(2)) throw new Error('no')
  })
  const first = Promise.allSettled([1, 2].map(keep))
  await expect.poll(() => open.length).toBe(1)
  const second = Promise.allSettled([3, 4].map(keep))
  open.shift()?.()
  expect((await first).map((end) => end.status)).toEqual(['rejected', 'rejected'])
  await expect.poll(() => open.length).toBe(1)
  open.shift()?.()
  expect((await second).map((end) => end.status)).toEqual(['fulfilled', 'fulfilled'])
  expect(turns).toEqual([
    [1, 2],
    [3, 4],
  ])
})
