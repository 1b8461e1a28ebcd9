import { hasEastAsian } from '../text/east-asian.ts'

const wordsBefore = new Set([
  'in',
  'with',
  'using',
  'use',
  'of',
  'and',
  'or',
  'like',
  'as',
  'via',
  'on',
  'to',
  'from',
  'into',
  'knowledge',
  'mit',
  'und',
  'oder',
  'in',
  'wie',
  'avec',
  'et',
  'ou',
  'en',
  'con',
  'y',
  'o',
  'e',
  'com',
  'em',
  'med',
  'og',
  'och',
  'met',
  'di',
  'w',
  'our',
  'the',
  'through',
  'including',
  'know',
  'write',
  'writing',
  'modern',
  'strong',
  'senior',
  'idiomatic',
  'production',
  'experienced',
  'language',
  'languages',
  'proficient',
  'microsoft',
  'advanced',
  'intermediate',
  'basic',
  'good',
  'excellent',
  'kenntnisse',
])
const wordsAfter = new Set([
  'developer',
  'developers',
  'engineer',
  'engineers',
  'programming',
  'programmer',
  'language',
  'code',
  'codebase',
  'services',
  'service',
  'microservices',
  'backend',
  'frontend',
  'framework',
  'or',
  'and',
  'und',
  'oder',
  'et',
  'ou',
  'y',
  'e',
  'og',
  'och',
  'en',
  'hooks',
  'native',
  'components',
  'app',
  'apps',
  'experience',
  'skills',
  'expertise',
  'platform',
  'modules',
  'team',
  'integration',
  'event',
  'lang',
  'is',
  'cdp',
])

// Letters that stand alone in ordinary text: "Series C", "R&D", "vitamin C", "Class C", "Grade R".
const lettersAfter = new Set([
  'series',
  'class',
  'grade',
  'vitamin',
  'hepatitis',
  'round',
  'level',
  'type',
  'tier',
  'plan',
  'part',
  'group',
  'section',
])

function previousWord(text: string, start: number): { word: string; gap: string } {
  const before = text.slice(Math.max(0, start - 40), start)
  const match = /([\p{L}\p{N}+#.]*)([^\p{L}\p{N}+#]*)$/u.exec(before)
  return { word: (match?.[1] ?? '').toLowerCase(), gap: match?.[2] ?? '' }
}

/** Whether the words around `text.slice(start, end)` show that it names a tool and is not the plain English word. */
export function namesTool(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 30)
  if (/^[’'&-]/.test(after) || (end - start === 1 && /^\.\p{L}/u.test(after))) return false
  // Among letters that are written without blanks, Latin ones are a name; a single one only in "C言語".
  if (end - start === 1 ? after.startsWith('言語') : hasEastAsian(text.charAt(start - 1) + after.charAt(0))) return true
  const previous = previousWord(text, start)
  if (previous.word === 'd' && /^['’]$/.test(previous.gap)) return true
  if (end - start === 1 && (lettersAfter.has(previous.word) || /^[- ]?(?:level|suite|round|Suite|Level)/.test(after)))
    return false
  const nextWord = (/^[ \t]+([\p{L}]+)/u.exec(after)?.[1] ?? '').toLowerCase()
  const inList = /[,/|;•·(]\s*$/.test(previous.gap) || /^\s*[,/|;)•·(]/.test(after)
  const alone =
    /^\s*$/.test(after.split('\n')[0] ?? '') &&
    (/[\n:•*·-]\s*$/.test(previous.gap) || (previous.gap.trim() === '' && start < 3))
  if (wordsAfter.has(nextWord)) return true
  if (inList) return !/^\s+\p{Ll}/u.test(after) || nextWord === 'for' || wordsAfter.has(nextWord)
  return (
    alone ||
    (/^[ \t\n]+$/.test(previous.gap) && wordsBefore.has(previous.word) && !/^\s+\p{Ll}{2,}/u.test(after)) ||
    (wordsBefore.has(previous.word) &&
      ['for', 'to', 'on', 'in', 'at', 'with', 'for'].includes(nextWord) &&
      previous.word !== 'to')
  )
}
