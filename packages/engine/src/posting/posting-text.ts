/** Longest text that is read. A posting is a few kilobytes; what follows this point is a page's furniture or an attack. */
export const longestPosting = 120_000

/** Signs that are left out or become others. */
const oddSign = /[\0-\x08\x0b-\x1f\x7f\u00a0\u00ad\u2007\u2009\u200b-\u200f\u2028\u2029\u202f\u2060\ufeff]/

/**
 * The text all spans point into: Unix line ends, no control characters, ordinary spaces. Same length and wording otherwise,
 * so that a person recognises what they pasted.
 */
export function postingText(raw: string): string {
  const text = raw.slice(0, longestPosting)
  if (!oddSign.test(text)) return text.trimEnd()
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u202f\u2007\u2009]/g, ' ')
    .trimEnd()
}
