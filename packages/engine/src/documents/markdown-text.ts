/** Signs nobody writes by chance; two of them make a text Markdown. A lone "* item" or "C#" does not. */
const signs =
  /^#{1,6}[ \t]+\S|\*\*[^\s*][^*\n]{0,200}\*\*|__[^\s_][^_\n]{0,200}__|\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)|^\|[ \t]{0,9}:?-{3,9}/gmu

const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$/u
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u
/** Names of columns that say nothing about the person. */
const columnName =
  /^(?:area|category|categories|type|kind|group|skills?|tools?|technolog(?:y|ies)|items?|level|proficiency|details?|fields?|value|label|description|topic|bereich|kategorie|kenntnisse|details)?$/iu
/** Links whose words only say where they lead; everywhere else the words are what matters. */
const linkLabel =
  /^(?:my\s+)?(?:e-?mail|mail|phone|mobile|tel|linkedin|github|gitlab|portfolio|web\s?site|web|homepage|home|blog|twitter|xing|orcid|profile|link|here)(?:\s+(?:profile|page|me))?$/iu

/** No line of a resume is longer; such lines are left as they are, so that time stays linear. */
const longestLine = 3_000

/**
 * A text whose Markdown marks are gone: headings and table rows become lines, emphasis and links their words. Text that is
 * no Markdown comes back as it is.
 */
export function withoutMarkdown(text: string): string {
  if ((text.match(signs)?.length ?? 0) < 2) return text
  const lines: string[] = []
  let isAfterHeading = false
  const written = text.split('\n')
  written.forEach((raw, index) => {
    if (raw.length > longestLine) {
      lines.push(raw)
      return
    }
    const title = heading.exec(raw)?.[1]
    if (title !== undefined) {
      // An empty line goes before a heading, never after it: what follows belongs to it.
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('')
      lines.push(plainWords(title))
      isAfterHeading = true
      return
    }
    if (isAfterHeading && raw.trim() === '') return
    isAfterHeading = false
    const line = raw.includes('|') ? tableLine(raw, written[index + 1]) : plainWords(raw)
    if (line !== undefined) lines.push(line)
  })
  return lines.join('\n')
}

/** A row as cells set apart by gaps; undefined for the rule under the column names and for names that say nothing. */
function tableLine(raw: string, next: string | undefined): string | undefined {
  if (tableRule.test(raw)) return undefined
  if (!/^\s*\|.*\|\s*$/u.test(raw)) return plainWords(raw)
  const cells = raw
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map((cell) => plainWords(cell).trim())
  const isTitled = next?.includes('|') === true && tableRule.test(next)
  if (isTitled && cells.every((cell) => columnName.test(cell))) return undefined
  return cells.filter((cell) => cell !== '').join('    ')
}

function plainWords(text: string): string {
  return text
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/gu, '')
    .replace(/\[([^\]\n]*)\]\(([^)\s]*)(?:\s+"[^"\n]*")?\)/gu, (_link, words: string, target: string) =>
      linkText(words, target),
    )
    .replace(/<((?:https?:\/\/|mailto:)[^>\s]+|[^>\s@]+@[^>\s]+)>/gu, (_link, target: string) => address(target))
    .replace(/`([^`\n]+)`/gu, '$1')
    .replace(/(?<!\\)\*\*(?=[^\s*])([^\n]*?[^\s*])\*\*/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_\\])__(?=[^\s_])([^\n]*?[^\s_])__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_\\/])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_@])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/gu, '$1')
    .replace(/(?:\\|<br\s*\/?>)\s*$/u, '')
}

function linkText(words: string, target: string): string {
  const plain = words.trim()
  if (plain === '') return address(target)
  return linkLabel.test(plain) && !target.startsWith('#') ? `${plain}: ${address(target)}` : plain
}

function address(target: string): string {
  return target.replace(/^(?:mailto|tel):/iu, '')
}
