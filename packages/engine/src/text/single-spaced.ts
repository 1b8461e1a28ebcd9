const run = /\s+/g
const oddSpace = /\s\s|[^\S ]/

/** Each run of white space as one blank. Most lines are so already, and looking is much cheaper than replacing. */
export function singleSpaced(text: string): string {
  return oddSpace.test(text) ? text.replace(run, ' ') : text
}

/** How many parts runs of white space cut a text into. */
export const partCount = (text: string): number => text.split(run).length
