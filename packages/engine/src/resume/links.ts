import type { Line } from '../text/lines.ts'
import { type Piece, pieceOf } from '../text/piece.ts'

const linkPattern =
  /(?<![\p{L}\p{N}@._-])(?:https?:\/\/[^\s|•·<>()"',;]{3,300}|www\.[^\s|•·<>()"',;]{3,300}|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?:com|org|net|io|dev|me|design|co|app|ai|tech|info|biz|xyz|site|page|online|studio|art|photo|photography|works|work|blog|edu|eu|uk|de|fr|es|it|nl|br|in|ca|au|ch|at|be|se|no|dk|fi|pl|pt|jp|ru|us|tv|gg|sh|so|cc|is|ly|cv|codes|software|engineer|space|world|link|pro|cloud|digital|health|law|name|gh|ng|za|mx|ar|cl|cz|ie|nz|sg|hk|kr)(?![\p{L}\p{N}@-])(?:\/[^\s|•·<>()"',;]{0,300})?)/giu

/** Web addresses in a stretch, without mail addresses and without the full stop behind them. */
export function linksIn(source: string, within: Piece): Piece[] {
  const slice = source.slice(within.start, Math.min(within.end, within.start + 3_000))
  const links: Piece[] = []
  for (const match of slice.matchAll(linkPattern)) {
    const text = match[0].replace(/[.:]+$/u, '')
    const before = slice[match.index - 1] ?? ''
    if (before === '@' || slice[match.index + text.length] === '@' || /^(?:e\.g|i\.e|p\.o|no|tel)\b/iu.test(text))
      continue
    links.push(pieceOf(source, within.start + match.index, within.start + match.index + text.length))
  }
  return links
}

/** Addresses of several lines; one that a narrow column broke at a hyphen or slash is put together again. */
export function linksOfLines(source: string, lines: readonly Line[]): Piece[] {
  return lines.flatMap((line, index) =>
    linksIn(source, line).map((link) => {
      const next = lines[index + 1]
      const rest = next === undefined || next.blanks > 0 ? null : /^[\p{L}\p{N}_%-]+(?=\/?(?:\s*\(|$))/u.exec(next.text)
      if (next === undefined || rest === null || link.end !== line.end || !/[/-]$/u.test(link.text)) return link
      return { text: link.text + rest[0], start: link.start, end: next.start + rest[0].length }
    }),
  )
}
