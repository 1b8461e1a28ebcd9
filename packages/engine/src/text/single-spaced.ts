const run = /\s+/g

/** White space of any kind: what `\s` stands for in a pattern. */
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x1680 &&
    (code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff))

/** Each run of white space as one blank. Most lines are so already, and looking is much cheaper than replacing. */
export function singleSpaced(text: string): string {
  let wasSpace = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const isBlank = isSpace(code)
    if (isBlank && (wasSpace || code !== 32)) return text.replace(run, ' ')
    wasSpace = isBlank
  }
  return text
}

/** How many parts runs of white space cut a text into. */
export function partCount(text: string): number {
  let parts = 1
  let wasSpace = false
  for (let at = 0; at < text.length; at += 1) {
    const isBlank = isSpace(text.charCodeAt(at))
    if (isBlank && !wasSpace) parts += 1
    wasSpace = isBlank
  }
  return parts
}
