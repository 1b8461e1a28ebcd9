import { findPlaces, placeKey } from '../posting/gazetteer.ts'
import { seniorityOf } from '../posting/posting-terms.ts'
import { unaccented } from '../text/fold.ts'

const abbreviations: Record<string, string> = {
  sr: 'senior',
  jr: 'junior',
  eng: 'engineer',
  engr: 'engineer',
  dev: 'developer',
  mgr: 'manager',
  ops: 'operations',
  fullstack: 'full stack',
  frontend: 'front end',
  backend: 'back end',
  ii: '2',
  iii: '3',
  iv: '4',
}
/** What boards write around a title that says nothing of the role. */
const decoration =
  /\([^()]*(?:[mwfdxhi]\s?[/|]\s?[mwfdxhi]|all genders|gn|remote|hybrid|on-?site|full[ -]?time|part[ -]?time|permanent|urgent|new)[^()]*\)|\b(?:fully |100% )?remote\b|\bhybrid\b|\bon-?site\b|\b(?:full|part)[ -]?time\b|\bpermanent\b|\burgent(?:ly)?(?: hiring)?\b|\bnow hiring\b|\b(?:job|role|position|vacancy|opening)\b|\bwe.re hiring\b|\bm\/w\/d\b|\bm\/f\/d\b|#?\b(?:req|ref|id)[ .:#-]*\w*\d\w*/giu
const small = new Set('a an the of for in at and to with on de der die das und la le les des du et en y'.split(' '))

export type TitleSignature = {
  /** Words of the role in order of the alphabet, joined; equal for titles that name the same role. */
  role: string
  words: readonly string[]
  /** Level, and every number in the title. */
  level: string
  numbers: string
  places: readonly string[]
}

/** What of a title tells one role from another, whoever wrote it down: words without decoration, level, numbers, places. */
export function titleSignature(title: string, employer: string | null): TitleSignature {
  const bare =
    employer === null
      ? title
      : title.replaceAll(
          new RegExp(`(?:\\s*[-–|·@,:]\\s*|\\s+at\\s+)?${escaped(employer)}(?:\\s*[-–|·:]\\s*)?`, 'giu'),
          ' ',
        )
  const plain = bare.replace(decoration, ' ')
  const found = findPlaces(plain)
  let rest = plain
  for (const { start, end } of found.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  const words = (unaccented(rest).match(/[\p{L}\p{N}+#]+/gu) ?? [])
    .flatMap((word) => (abbreviations[word] ?? word).split(' '))
    .filter((word) => !small.has(word))
  const unique = [...new Set(words)].sort()
  return {
    role: unique.join(' '),
    words: unique,
    level: seniorityOf(words.join(' ')) ?? '',
    numbers: unique.filter((word) => /\d/.test(word)).join(' '),
    places: [
      ...new Set(found.filter(({ meaning }) => meaning.kind !== 'region').map(({ meaning }) => placeKey(meaning.name))),
    ].sort(),
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
