import {
  type DealBreakers,
  dealBreakers,
  dealBreakersTooLarge,
  maxDealBreakerDepth,
} from '@jobpilot/schemas/deal-breakers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addTo,
  asKept,
  asList,
  moveInto,
  moveOut,
  nodeAt,
  type Path,
  removeAt,
  takeApart,
  turnAt,
  wrapAt,
} from './tree-edits.ts'
import { groupOf, isTurned, leafOf, modeOf, partsOf, turned } from './tree-nodes.ts'

const pay = (amount: number): DealBreakers => ({ kind: 'pay-at-least', amount, currency: 'EUR' })
const [a, b, c] = [pay(1), pay(2), pay(3)]
const not = (node: DealBreakers): DealBreakers => ({ not: node })

const list = fc
  .letrec<{ tree: DealBreakers }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 1, max: 9 }).map(pay),
      fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  .tree.map(asList)

function pathsIn(node: DealBreakers, path: Path = []): Path[] {
  return (partsOf(node) ?? []).flatMap((part, at) => [[...path, at], ...pathsIn(part, [...path, at])])
}
const listAndPath = list
  .map((tree) => ({ tree, paths: pathsIn(tree) }))
  .filter(({ paths }) => paths.length > 0)
  .chain(({ tree, paths }) => fc.record({ tree: fc.constant(tree), path: fc.constantFrom(...paths) }))

/** What is asked for in the end, however it is grouped. */
function asked(node: DealBreakers, isOpposite = false): string[] {
  if ('not' in node) return asked(node.not, !isOpposite)
  const parts = partsOf(node)
  if (parts) return parts.flatMap((part) => asked(part, isOpposite)).toSorted()
  return [`${isOpposite ? 'not ' : ''}${JSON.stringify(node)}`]
}

/** Whether an opening that pays `top` fulfils the tree. */
function holds(node: DealBreakers, top: number): boolean {
  if ('not' in node) return !holds(node.not, top)
  if ('all' in node) return node.all.every((part) => holds(part, top))
  if ('any' in node) return node.any.some((part) => holds(part, top))
  return node.kind === 'pay-at-least' && top >= node.amount
}

test('moving, grouping and taking apart change how conditions count together, never what one asks for', () => {
  fc.assert(
    fc.property(listAndPath, fc.nat(2), ({ tree, path }, at) => {
      const beside = partsOf(nodeAt(tree, path.slice(0, -1)) ?? tree) ?? []
      const group = beside[at]
      const edits = [wrapAt(tree, path), moveOut(tree, path)]
      if (partsOf(nodeAt(tree, path) ?? a)) edits.push(takeApart(tree, path))
      if (group && at !== path.at(-1) && partsOf(group)) edits.push(moveInto(tree, path, at))
      for (const edited of edits) expect(asked(edited.tree)).toEqual(asked(tree))
    }),
    { numRuns: 500 },
  )
})

test('a path leads to what was moved, and nothing else changes place', () => {
  const group: DealBreakers = { any: [a, b] }
  const tree: DealBreakers = { all: [c, group] }
  expect(moveInto(tree, [0], 1)).toEqual({ tree: { all: [{ any: [a, b, c] }] }, path: [0, 2] })
  expect(moveInto({ all: [group, c] }, [1], 0)).toEqual({ tree: { all: [{ any: [a, b, c] }] }, path: [0, 2] })
  expect(moveOut(tree, [1, 0])).toEqual({ tree: { all: [c, { any: [b] }, a] }, path: [2] })
  expect(moveOut({ all: [{ any: [a] }, c] }, [0, 0])).toEqual({ tree: { all: [a, c] }, path: [0] })
  expect(addTo(tree, [1], c)).toEqual({ tree: { all: [c, { any: [a, b, c] }] }, path: [1, 2] })
  expect(removeAt(tree, [1, 0])).toEqual({ all: [c, { any: [b] }] })
  expect(takeApart(tree, [1])).toEqual({ tree: { all: [c, a, b] }, path: [1] })
})

test('over the edge of "none of these" a condition is turned, so that it goes on to ask for the same', () => {
  const tree: DealBreakers = { all: [not({ any: [a, not(b)] }), c] }
  expect(moveOut(tree, [0, 0]).tree).toEqual({ all: [not({ any: [not(b)] }), not(a), c] })
  expect(moveInto(tree, [1], 0).tree).toEqual({ all: [not({ any: [a, not(b), not(c)] })] })
  expect(takeApart(tree, [0]).tree).toEqual({ all: [not(a), b, c] })
})

test('to take apart a group all of which must hold, or none, changes nothing of what is ruled out', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 3 }), fc.array(list, { maxLength: 3 }), (parts, others) => {
      for (const mode of ['all', 'none'] as const) {
        const tree: DealBreakers = { all: [...others, groupOf(mode, parts)] }
        const apart = takeApart(tree, [others.length]).tree
        for (const top of [0, 3, 5, 9]) expect(holds(apart, top)).toBe(holds(tree, top))
      }
    }),
  )
})

test('turned twice is as before; turned once is the opposite', () => {
  fc.assert(
    fc.property(listAndPath, ({ tree, path }) => {
      const once = turnAt(tree, path)
      expect(isTurned(nodeAt(once.tree, path) ?? a)).toBe(!isTurned(nodeAt(tree, path) ?? a))
      for (const top of [0, 5]) expect(holds(turnAt(once.tree, path).tree, top)).toBe(holds(tree, top))
    }),
  )
})

test('the modes of a group are read as they are made, and an opposite of an opposite is none', () => {
  for (const mode of ['any', 'all', 'none', 'not-all'] as const) expect(modeOf(groupOf(mode, [a]))).toBe(mode)
  expect(modeOf(not(not({ any: [a] })))).toBe('any')
  expect(leafOf(not(not(a)))).toEqual(a)
  expect(turned(not(a))).toEqual(a)
})

test('what is as deep as may be is kept as it came', () => {
  let deepest = a
  for (let depth = 1; depth < maxDealBreakerDepth; depth++) deepest = not(deepest)
  expect(dealBreakers.parse(deepest)).toEqual(deepest)
  expect(dealBreakersTooLarge(asList(deepest))).toMatch(/at most 8 deep/)
  expect(asKept(asList(deepest))).toEqual(deepest)
  expect(asKept(asList(a))).toEqual({ all: [a] })
})
