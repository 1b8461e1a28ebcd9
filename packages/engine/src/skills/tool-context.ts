import { hasEastAsian } from '../text/east-asian.ts'
import { otherScripts } from '../text/scripts.ts'

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
  ...'znalost znalosti znalosť skúsenosti zkušenosti poznavanje poznavanja znanje iskustvo izkušnje cunoștințe cunoașterea în cu și ve veya używanie obsługa ja ir ar menguasai dengan dan thạo'.split(
    ' ',
  ),
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
  ...'bilgisi deneyimi bilgi žinios oskus oskuse ismeret ismerete ismeretek használata tapasztalat osaaminen kokemus deneyim'.split(
    ' ',
  ),
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

const endsInOtherScript = new RegExp(`[${otherScripts}]$`)
const beginsInOtherScript = new RegExp(`^[ \\t]*[${otherScripts}]`)

function previousWord(text: string, start: number): { word: string; gap: string } {
  const before = text.slice(Math.max(0, start - 40), start)
  const match = /([\p{L}\p{N}+#.]*)([^\p{L}\p{N}+#]*)$/u.exec(before)
  return { word: (match?.[1] ?? '').toLowerCase(), gap: match?.[2] ?? '' }
}

/** Among letters that are written without blanks, and among words of another script, Latin ones are a name; one alone only in "C言語". */
function isForeign(before: string, word: string, after: string): boolean {
  return hasEastAsian(before + after.charAt(0)) || endsInOtherScript.test(word) || beginsInOtherScript.test(after)
}

/** Whether the words around `text.slice(start, end)` show that it names a tool and is not the plain English word. */
export function namesTool(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 30)
  if (/^[’'&-]/.test(after) || (end - start === 1 && /^\.\p{L}/u.test(after))) return false
  const previous = previousWord(text, start)
  if (end - start === 1 ? after.startsWith('言語') : isForeign(text.charAt(start - 1), previous.word, after))
    return true
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
