import { type DealBreakers, dealBreakersTooLarge } from '@jobpilot/schemas/deal-breakers'
import { isTurned, partsOf, turned, withParts } from './tree-nodes.ts'

/** Where a condition stands: its number in the list, then in the group that stands there, and so on. Empty for the list itself. */
export type Path = readonly number[]

/** A tree after an edit, and where the edited condition stands in it. */
export type Edited = { tree: DealBreakers; path: Path }

/** The tree as the list that the form shows. */
export const asList = (tree: DealBreakers): DealBreakers => ('all' in tree ? tree : { all: [tree] })

/** The list as it is kept: what is as deep as may be stands alone, as a list around it would be one too many. */
export function asKept(list: DealBreakers): DealBreakers {
  const [first, ...others] = partsOf(list) ?? []
  return first !== undefined && others.length === 0 && dealBreakersTooLarge(list) !== null ? first : list
}

export function nodeAt(tree: DealBreakers, path: Path): DealBreakers | undefined {
  const [at, ...rest] = path
  if (at === undefined) return tree
  const part = partsOf(tree)?.[at]
  return part && nodeAt(part, rest)
}

function change(tree: DealBreakers, path: Path, how: (node: DealBreakers) => DealBreakers): DealBreakers {
  const [at, ...rest] = path
  if (at === undefined) return how(tree)
  const parts = partsOf(tree) ?? []
  return withParts(
    tree,
    parts.map((part, each) => (each === at ? change(part, rest, how) : part)),
  )
}

/** Puts other conditions, or none, in the place of one. */
const splice = (tree: DealBreakers, path: Path, conditions: readonly DealBreakers[]) =>
  change(tree, path.slice(0, -1), (group) =>
    withParts(group, (partsOf(group) ?? []).toSpliced(path.at(-1) ?? 0, 1, ...conditions)),
  )

export const replaceAt = (tree: DealBreakers, path: Path, node: DealBreakers): DealBreakers =>
  change(tree, path, () => node)

export const removeAt = (tree: DealBreakers, path: Path): DealBreakers => splice(tree, path, [])

export const turnAt = (tree: DealBreakers, path: Path): Edited => ({ tree: change(tree, path, turned), path })

/** Adds to the end of a group. */
export const addTo = (tree: DealBreakers, group: Path, condition: DealBreakers): Edited => ({
  tree: change(tree, group, (node) => withParts(node, [...(partsOf(node) ?? []), condition])),
  path: [...group, partsOf(nodeAt(tree, group) ?? tree)?.length ?? 0],
})

/** Makes a condition the first of a new group. */
export const wrapAt = (tree: DealBreakers, path: Path): Edited => ({
  tree: change(tree, path, (node) => ({ any: [node] })),
  path,
})

// What a condition asks for stays the same when it moves: over the edge of a group that is an opposite, it is turned.
const across = (group: DealBreakers, node: DealBreakers) => (isTurned(group) ? turned(node) : node)

/** Moves a condition into a group that stands beside it. */
export function moveInto(tree: DealBreakers, path: Path, beside: number): Edited {
  const [parent, at] = [path.slice(0, -1), path.at(-1) ?? 0]
  const group = nodeAt(tree, [...parent, beside])
  const node = nodeAt(tree, path)
  if (group === undefined || node === undefined) return { tree, path }
  const without = removeAt(tree, path)
  return addTo(without, [...parent, beside > at ? beside - 1 : beside], across(group, node))
}

/** Moves a condition out of its group, to stand after it. A group that is empty then goes. */
export function moveOut(tree: DealBreakers, path: Path): Edited {
  const groupPath = path.slice(0, -1)
  const group = nodeAt(tree, groupPath)
  const node = nodeAt(tree, path)
  if (group === undefined || node === undefined || groupPath.length === 0) return { tree, path }
  const left = withParts(group, (partsOf(group) ?? []).toSpliced(path.at(-1) ?? 0, 1))
  const isEmpty = partsOf(left)?.length === 0
  const to = [...groupPath.slice(0, -1), (groupPath.at(-1) ?? 0) + (isEmpty ? 0 : 1)]
  return { tree: splice(tree, groupPath, [...(isEmpty ? [] : [left]), across(group, node)]), path: to }
}

/** Puts the conditions of a group in its place. */
export function takeApart(tree: DealBreakers, path: Path): Edited {
  const group = nodeAt(tree, path)
  if (group === undefined) return { tree, path }
  return {
    tree: splice(
      tree,
      path,
      (partsOf(group) ?? []).map((part) => across(group, part)),
    ),
    path,
  }
}
