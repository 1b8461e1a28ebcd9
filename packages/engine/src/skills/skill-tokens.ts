/** A word with its place in the text. `key` is what the index is searched with: lower case, accents dropped. */
export type SkillToken = { key: string; start: number; end: number }

// "c++", "c#", ".net" and "security+" are one word each; every other mark separates.
const word = /\.NET(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:\+{1,2}(?![\p{L}\p{N}])|#)?/giu
/** The same where no letter is beyond ASCII, in a fraction of the time. */
const plainWord = /\.NET(?![a-z\d])|[a-z\d]+(?:\+{1,2}(?![a-z\d])|#)?/gi
const beyondAscii = /(?![\0-\x7f])[\p{L}\p{N}]/u

const plainKey = /^[a-z0-9+#.]*$/

/** The form under which two spellings of a word are the same: lower case without accents. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase()
  return plainKey.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Splits a text into the words skill names are made of. One pass, linear in the length of the text. */
export function skillTokens(text: string): SkillToken[] {
  const tokens: SkillToken[] = []
  for (const match of text.matchAll(beyondAscii.test(text) ? word : plainWord)) {
    tokens.push({ key: foldWord(match[0]), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** Whether what stands between two words can be inside one name: "Node.js", "CI/CD", "Google\n  Ads", not "React. Native". */
export function joinsWords(between: string): boolean {
  return (
    between.length <= 6 &&
    (/^[-._/&’'§]?$/.test(between) || /^ ?[-&/–]? ?$/.test(between) || /^[ \t]*\n[ \t]*$/.test(between))
  )
}
