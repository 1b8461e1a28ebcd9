import { isSpace } from './units.ts'

const run = /\s+/g
const oddSpace = /\s\s|[^\S ]/

/** Each run of white space as one blank. Most lines are so already, and looking is much cheaper than replacing. */
export function singleSpaced(text: string): string {
  return oddSpace.test(text) ? text.replace(run, ' ') : text
}

/** How many parts runs of white space cut a text into. */
export function partCount(text: string): number {
  let parts = 1
  let wasSpace = false
  for (let at = 0; at < text.length; at += 1) {
    const is = isSpace(text.charCodeAt(at))
    if (is && !wasSpace) parts += 1
    wasSpace = is
  }
  return parts
}
