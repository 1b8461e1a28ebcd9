import { type DealBreakers, noDealBreakers } from '@jobpilot/schemas/deal-breakers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeTree } from './complete-tree.ts'

const said: DealBreakers = { kind: 'no-on-call' }
const unsaid: DealBreakers = { kind: 'title-lacks', words: [] }
const treeOf = (leaf: fc.Arbitrary<DealBreakers>) =>
  fc.letrec<{ tree: DealBreakers }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  })).tree

test('what is complete stays as it is', () => {
  fc.assert(
    fc.property(treeOf(fc.constant(said)), (tree) => {
      expect(completeTree(tree)).toEqual(tree)
    }),
  )
})

test('what says nothing rules out nothing, however it is turned and wrapped', () => {
  fc.assert(
    fc.property(treeOf(fc.constant(unsaid)), (tree) => {
      expect(completeTree(tree)).toEqual(noDealBreakers)
    }),
  )
})

test('no condition that says nothing, and no empty group, is left among those that say something', () => {
  fc.assert(
    fc.property(treeOf(fc.constantFrom(said, unsaid)), (tree) => {
      const complete = completeTree({ all: [tree, said] })
      expect(JSON.stringify(complete)).not.toMatch(/title-lacks|\[\]/)
      expect(completeTree(complete)).toEqual(complete)
    }),
  )
})
